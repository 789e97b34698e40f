from dataclasses import dataclass
KINDS=("measure","count","percent","money","multiple","fraction","duration","date","year","decade","month_day")
@dataclass
class NumeralData: pass
Quantity=object
def load_numerals(f,s): return NumeralData()
def find_quantities(t,d): return []
