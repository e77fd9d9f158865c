from collections import deque
def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

d = deque([1, 2, 3])
print(d, deque(), deque("abc", 2), deque(maxlen=3), len(d), d[0], d[-1], 2 in d, bool(deque()), d == deque([1, 2, 3]), d < deque([1, 3]), d != deque([1]), d.maxlen, deque([], 5).maxlen, list(reversed(d)), type(d), deque.__name__)
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2]); print(d, d.pop(), d.popleft(), d)
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); d.rotate(100); print(d); d.reverse(); print(d)
d.insert(1, "i"); d.insert(-1, "l"); d.insert(99, "e"); print(d); d.remove("i"); del d[0]; d[0] = "z"; print(d, d.index("l"), d.count(3), d.copy(), d.copy() == d)
attempt(lambda: deque(1)); attempt(lambda: deque([], -1)); attempt(lambda: deque([], "a")); attempt(lambda: deque([], 1, 2)); attempt(lambda: deque(foo=1)); attempt(lambda: deque().pop()); attempt(lambda: deque().popleft()); attempt(lambda: deque([1]).remove(3)); attempt(lambda: deque([1]).index(3)); attempt(lambda: deque([1], 1).insert(0, 1)); attempt(lambda: deque([1]).append()); attempt(lambda: deque([1]).pop(1)); attempt(lambda: deque([1]).rotate("a")); attempt(lambda: deque([1])[1:2]); attempt(lambda: deque([1])[5]); attempt(lambda: deque() + [1]); attempt(lambda: deque() * "a"); attempt(lambda: hash(deque())); attempt(lambda: deque() < [1]); attempt(lambda: deque().foo)
m = deque(maxlen=3)
for i in range(6): m.append(i)
print(m); m.appendleft("x"); print(m); m.extend("ab"); print(m); m.extendleft("cdef"); print(m); z = deque(maxlen=0); z.append(1); print(z)
d = deque([1, 2, 3], 4); d *= 3; print(d); d = deque([1, 2, 3], 4); print(d * 2, d + d, 2 * deque([1])); d += "ab"; print(d); d.clear(); print(d)
d = deque([1, 2, 3]); d.append(d); print(d)
def mutate():
    q = deque([1, 2])
    for x in q: q.append(1)
attempt(mutate)
class D(deque):
    def total(self): return sum(self)
x = D([1, 2], 5); print(x, x.total(), x.copy(), type(x.copy()).__name__, x.maxlen)
q = deque()
for i in range(1000):
    q.append(i)
    if i % 3 == 0: q.popleft()
print(len(q), q[0], q[-1], q[100], sum(q), list(q)[:3])
for i in range(-20, 20):
    r = deque(range(7)); r.rotate(i); print(list(r), end=" ")
print()
q = deque([(0, "start")]); seen = {0}
while q:
    node, name = q.popleft()
    for nxt in (node * 2 + 1, node * 2 + 2):
        if nxt < 10 and nxt not in seen:
            seen.add(nxt); q.append((nxt, name))
print(seen)
