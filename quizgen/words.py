def frequency(w,l):
    return 0.0
