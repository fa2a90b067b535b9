"""Makes tfidf.golden.json: what scikit-learn's TfidfVectorizer makes of made-up texts."""
import json
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer

texts = [
    "plans shifts and answers the phone",
    "answers questions and answers mail and more mail",
    "welds pipes welds frames",
    "plans frames plans pipes plans the shifts",
    "a",
    "",
]
asked = ["answers mail about pipes", "nothing known", "plans plans the the shifts"]


def vectors(**options):
    vectoriser = TfidfVectorizer(**options).fit(texts)
    return {
        "terms": vectoriser.get_feature_names_out().tolist(),
        "idf": vectoriser.idf_.tolist(),
        "rows": vectoriser.transform(asked).toarray().tolist(),
    }


words = {"token_pattern": r"\S+"}
print(json.dumps({
    "library": f"scikit-learn {sklearn.__version__}",
    "texts": texts,
    "asked": asked,
    "words": vectors(**words),
    "phrases": vectors(**words, ngram_range=(1, 2), sublinear_tf=True, min_df=2),
    "most frequent": vectors(**words, max_features=4),
    "characters": vectors(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2),
}))
