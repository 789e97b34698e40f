def cut(t):
    import jieba; jieba.setLogLevel(60)
    return list(jieba.cut(t))
