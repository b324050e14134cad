"""A model for tests that is served by the Python adapter: positive, unless the text says bad."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 4, "adapters", "python"))

from assay_model import serve  # noqa: E402


def predict(texts):
    print("predicting", len(texts))
    if "raise" in texts:
        raise RuntimeError("no such text")
    return [[0.75, 0.25] if "bad" in str(text) else [0.25, 0.75] for text in texts]


serve(predict, labels=["negative", "positive"], batch_size=7)
