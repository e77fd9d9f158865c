# A comprehension is a scope of its own: what it reads from the function around is a free variable, its first iterable is not.
def outside():
    for late in []:
        pass
    return late

def inside():
    for late in []:
        pass
    return [late for _ in range(1)]

def first():
    for late in []:
        pass
    return [x for x in late]

def second():
    for late in []:
        pass
    return {x: y for x in [1] for y in late}

def captured():
    def keep():
        return late
    if False:
        late = 1
    return {late for _ in range(1)}

def walrus():
    return [found for x in [1] if x > 1 or found or (found := x)]

def nested():
    if False:
        late = 1
    return [[late for _ in range(1)] for _ in range(1)]

def lazy():
    if False:
        late = 1
    return list(late for _ in range(1))

for function in (outside, inside, first, second, captured, walrus, nested, lazy):
    try:
        print(function())
    except NameError as error:
        print(function.__name__, type(error).__name__, error)

import copy

class Text(str):
    def __str__(self):
        return 'other'

class Row(tuple):
    def __iter__(self):
        return iter('no')

print(repr(copy.copy(Text('same'))), repr(copy.deepcopy(Text('same'))), type(copy.copy(Text('a'))).__name__)
print(len(copy.copy(Row((1, 2, 3)))), copy.deepcopy(Row((1, 2, 3)))[2])

class Big(int):
    pass

for use in (lambda big: 'abc'[big], lambda big: [1][big], lambda big: (1,)[big], lambda big: b'a'[big], lambda big: [1] * big, lambda big: 'a' * big):
    try:
        use(Big(10 ** 20))
    except (IndexError, OverflowError) as error:
        print(type(error).__name__, error)
