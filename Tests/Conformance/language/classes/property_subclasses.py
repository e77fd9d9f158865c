class Q(property):
    def __set_name__(self, o, n): self._n = n
    def __set__(self, i, v): raise AttributeError(self._n)
class A:
    @Q
    def v(self): return 4
a = A(); print(a.v)
try: a.v = 3
except AttributeError as e: print(e)
class classproperty(property):
    def __get__(self, instance, owner): return self.fget(owner)
class B:
    n = 5
    @classproperty
    def twice(cls): return cls.n * 2
print(B.twice, B().twice)
class Loud(property):
    def __get__(self, instance, owner=None):
        print('get'); return super().__get__(instance, owner)
    def __set__(self, instance, value):
        print('set'); super().__set__(instance, value)
class C:
    def __init__(self): self._x = 1
    x = Loud(lambda s: s._x, lambda s, v: setattr(s, '_x', v))
for _ in range(3):
    c = C(); c.x = 3; print(c.x)
print(type(C.x))
