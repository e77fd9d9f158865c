extension PythonSource {
    static let types = #"""
"""Names of types that have no name among the built-in ones."""

__all__ = ['BuiltinFunctionType', 'BuiltinMethodType', 'EllipsisType', 'FunctionType', 'GeneratorType', 'GenericAlias', 'LambdaType', 'MappingProxyType',
           'MethodType', 'ModuleType', 'NoneType', 'NotImplementedType', 'SimpleNamespace', 'UnionType', 'DynamicClassAttribute', 'new_class']


def _function():
    yield


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
GeneratorType = type(_function())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(Ellipsis)
GenericAlias = type(list[int])
MappingProxyType = type(type.__dict__)
UnionType = type(int | str)
import math as _math
ModuleType = type(_math)
DynamicClassAttribute = property


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    metaclass = kwds.pop('metaclass', type)
    return metaclass(name, tuple(bases), namespace, **kwds)


class SimpleNamespace:
    """Attributes from keyword arguments."""

    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return name + '(' + ', '.join(['%s=%r' % item for item in self.__dict__.items()]) + ')'

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return dict(self.__dict__) == dict(other.__dict__)
        return NotImplemented

    __hash__ = None

"""#
}
