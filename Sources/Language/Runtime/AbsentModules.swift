/// Modules that CPython or its usual libraries have and this dialect has not, with a sentence on why or what to take instead.
enum AbsentModules {
    /// The sentence for a module; nil for one that is not known at all.
    static func note(_ name: String) -> String? {
        for (names, sentence) in groups where names.contains(name) { return "`\(name)` is not part of this dialect: \(sentence)" }
        return nil
    }

    private static let groups: [(names: Set<String>, sentence: String)] = [
        (["os", "pathlib", "shutil", "glob", "tempfile", "fnmatch", "stat", "fileinput", "zipfile", "tarfile", "gzip", "bz2", "lzma", "zlib", "mmap", "fcntl"],
         "a program here has no files and no operating system"),
        (["pickle", "shelve", "dbm", "sqlite3", "csv", "configparser", "marshal", "tomllib", "plistlib"],
         "a program here has no files; `json` turns data into text and back"),
        (["subprocess", "signal", "multiprocessing", "pty", "resource", "platform", "ctypes", "cffi"], "a program here cannot reach the machine it runs on"),
        (["threading", "concurrent", "asyncio", "queue", "_thread", "sched", "contextvars", "selectors", "trio", "anyio"], "programs here run one step after the other, without threads"),
        (["socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "email", "socketserver", "xmlrpc", "webbrowser", "html", "xml", "flask", "django", "fastapi", "bs4"],
         "a program here has no network"),
        (["numpy"], "take `torch`: tensors do what arrays do"),
        (["pandas", "polars", "pyarrow", "h5py"], "take lists, dicts and `torch` tensors for the data"),
        (["matplotlib", "seaborn", "plotly", "bokeh", "altair"], "print numbers and tables; lessons draw their figures by themselves"),
        (["cv2", "PIL", "skimage", "imageio", "torchvision", "torchaudio", "torchtext"], "images and sounds enter a lesson as tensors"),
        (["sklearn", "scipy", "statsmodels", "xgboost", "lightgbm"], "write the method with `torch`, or take `statistics` and `math`"),
        (["tensorflow", "keras", "jax", "flax", "mxnet", "paddle"], "the tensor library here is `torch`"),
        (["transformers", "datasets", "tokenizers", "huggingface_hub", "accelerate", "diffusers", "timm", "einops", "lightning", "pytorch_lightning", "torchmetrics", "tiktoken", "sentencepiece"],
         "lessons build what they need from `torch.nn`"),
        (["tqdm", "rich", "wandb", "tensorboard", "mlflow", "click", "argparse", "getpass", "curses", "readline", "cmd", "optparse"], "a lesson's output is what `print` writes"),
        (["tkinter", "turtle", "pygame", "PyQt5", "wx", "IPython", "ipywidgets"], "a program here has no windows and no keyboard"),
        (["inspect", "ast", "dis", "tokenize", "token", "symtable", "code", "codeop", "compileall", "py_compile", "importlib", "pkgutil", "runpy", "site", "sysconfig", "imp", "zipimport"],
         "the interpreter here shows nothing of its own inside"),
        (["pdb", "cProfile", "profile", "pstats", "timeit", "trace", "tracemalloc", "faulthandler", "unittest", "pytest", "doctest", "logging", "nose", "hypothesis"],
         "use `print` and `assert`; `time` measures how long something takes"),
        (["gc", "weakref", "array", "struct", "binascii", "base64", "codecs", "uuid", "secrets", "hmac", "locale", "gettext", "unicodedata", "stringprep", "zoneinfo", "sympy", "networkx", "graphlib", "mypy", "numba", "cython", "attr", "attrs", "pydantic", "yaml", "toml", "regex", "dateutil", "pytz"],
         "lessons do without it"),
    ]
}
