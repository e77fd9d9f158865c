"""Names for annotations."""
from numpy._array import ndarray

ArrayLike = object
DTypeLike = object
NDArray = ndarray
