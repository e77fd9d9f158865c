"""Ticks are chosen by the report; these classes are accepted and change nothing."""


class _Ticks:
    def __init__(self, *arguments, **keywords):
        pass


class MultipleLocator(_Ticks): pass
class MaxNLocator(_Ticks): pass
class FixedLocator(_Ticks): pass
class NullLocator(_Ticks): pass
class LogLocator(_Ticks): pass
class AutoMinorLocator(_Ticks): pass
class FuncFormatter(_Ticks): pass
class FormatStrFormatter(_Ticks): pass
class ScalarFormatter(_Ticks): pass
class PercentFormatter(_Ticks): pass
class NullFormatter(_Ticks): pass
class StrMethodFormatter(_Ticks): pass
