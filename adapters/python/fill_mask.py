"""Words for the masks of `assay suggest` from a masked language model (Hugging Face transformers):

    assay suggest "I really {mask} the flight." --command "python3 adapters/python/fill_mask.py"
    assay suggest "I really {mask} the {mask}." --command "python3 adapters/python/fill_mask.py roberta-base" --timeout 300

The first argument names the model (default: distilroberta-base), which transformers downloads unless it is there. Several
masks are filled from left to right, each with the best words of the one before it (a beam); the score is the product of the
probabilities. docs/suggesting.md has the protocol, which needs no more than the standard library.
"""

import json
import sys

MOST_TOP = 1_000  # words asked of the model at once


def load(name):
    """The pipeline, or the reason why there is none."""
    try:
        from transformers import pipeline
    except ImportError:
        return None, "transformers is not installed for %s: pip install transformers torch" % sys.executable
    try:
        return pipeline("fill-mask", model=name), None
    except Exception as error:
        return None, "the model '%s' cannot be loaded: %s" % (name, error)


def fill_first(fill, text, top):
    """(word, probability) for the first mask of a text; words that are empty are left out."""
    found = fill(text, top_k=top)
    if found and isinstance(found[0], list):  # a list for each mask, where there are several
        found = found[0]
    return [(one["token_str"].strip(), one["score"]) for one in found if one["token_str"].strip()]


def fillers(fill, text, mask, top):
    """The fillers of a question, the best first."""
    top = min(top, MOST_TOP)
    masks = text.count(mask)
    beam = [((), 1.0, text.replace(mask, fill.tokenizer.mask_token))]
    for _ in range(masks):
        longer = [
            (words + (word,), score * probability, partly.replace(fill.tokenizer.mask_token, word, 1))
            for words, score, partly in beam
            for word, probability in fill_first(fill, partly, top)
        ]
        beam = sorted(longer, key=lambda one: (-one[1], one[0]))[:top]
    return [{"text": words[0] if masks == 1 else list(words), "score": score} for words, score, _ in beam]


def main():
    answers, sys.stdout = sys.stdout, sys.stderr  # what libraries print must not be taken for an answer
    fill, why_not = load(sys.argv[1] if len(sys.argv) > 1 else "distilroberta-base")
    for line in sys.stdin:
        question = json.loads(line)
        try:
            if why_not:
                raise RuntimeError(why_not)
            answer = {"fillers": fillers(fill, question["text"], question["mask"], question["top"])}
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
