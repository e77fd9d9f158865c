# row: `__subclasses__`
print(getattr(object, "__sub" + "classes__"))
