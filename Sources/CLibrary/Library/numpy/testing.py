"""Checks for tests."""
from numpy._array import asarray
from numpy._elementwise import allclose, array_equal


def assert_array_equal(actual, desired, err_msg='', verbose=True):
    if not array_equal(actual, desired):
        raise AssertionError(f'\nArrays are not equal\n{err_msg}\n ACTUAL: {asarray(actual)!r}\n DESIRED: {asarray(desired)!r}')


assert_equal = assert_array_equal


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True):
    if asarray(actual).shape != asarray(desired).shape and asarray(desired).ndim or not allclose(actual, desired, rtol, atol, equal_nan):
        raise AssertionError(f'\nNot equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}\n ACTUAL: {asarray(actual)!r}\n DESIRED: {asarray(desired)!r}')


def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
    assert_allclose(actual, desired, 0, 1.5 * 10.0 ** -decimal, err_msg=err_msg)


assert_array_almost_equal = assert_almost_equal
