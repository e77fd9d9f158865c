"""Styles: the report has one look, so they are accepted and change nothing."""
available = ['Solarize_Light2', 'bmh', 'classic', 'dark_background', 'fast', 'fivethirtyeight', 'ggplot', 'grayscale', 'seaborn-v0_8', 'tableau-colorblind10']


def use(style):
    pass


class context:
    def __init__(self, style, after_reset=False):
        pass

    def __enter__(self):
        return None

    def __exit__(self, *problem):
        return False


library = {}
