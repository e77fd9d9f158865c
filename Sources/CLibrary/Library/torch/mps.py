"""There is no GPU here."""


def is_available():
    return False


def manual_seed(seed):
    pass


def empty_cache():
    pass
