"""What this library stands for."""
__version__ = '2.13.0+cpu'
debug = False
cuda = None
git_version = ''
hip = None
