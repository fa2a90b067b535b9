"""Peer of the scoring benchmark: a service of FastAPI that answers with XGBoost's score and its strongest contributions.

`serve_scores.py train FOLDER` learns FOLDER/rows.csv and writes FOLDER/model.json, which the other side takes over;
`serve_scores.py serve FOLDER PORT` serves that model, in one process and one thread.
"""
import csv
import sys

import numpy as np
import xgboost

PARAMS = dict(objective="binary:logistic", tree_method="hist", max_depth=6, eta=0.1, nthread=1, seed=1)
ROUNDS = 200


def train(folder):
    with open(f"{folder}/rows.csv") as file:
        names, *rows = csv.reader(file)
    table = np.array(rows, dtype=float)
    data = xgboost.DMatrix(table[:, :-1], table[:, -1], feature_names=names[:-1])
    xgboost.train(PARAMS, data, ROUNDS).save_model(f"{folder}/model.json")


def serve(folder, port):
    import uvicorn
    from fastapi import FastAPI
    from pydantic import BaseModel, Field

    booster = xgboost.Booster(params=PARAMS, model_file=f"{folder}/model.json")
    names = booster.feature_names
    app = FastAPI()

    class Asked(BaseModel):
        inputs: list[dict[str, float | None]] = Field(min_length=1, max_length=1000)
        reasons: int = Field(default=5, ge=0, le=20)

    class Reason(BaseModel):
        column: str
        value: float | None
        contribution: float

    class Item(BaseModel):
        score: float
        reasons: list[Reason]

    class Answer(BaseModel):
        items: list[Item]

    @app.post("/score")
    async def score(asked: Asked) -> Answer:
        values = [[row.get(name) for name in names] for row in asked.inputs]
        data = xgboost.DMatrix(np.array(values, dtype=float), feature_names=names)
        contributions = booster.predict(data, pred_contribs=True)
        items = []
        for row, given in zip(contributions, asked.inputs):
            strongest = np.argsort(-np.abs(row[:-1]))[: asked.reasons]
            items.append(Item(
                score=float(1 / (1 + np.exp(-row.sum()))),
                reasons=[Reason(column=names[i], value=given.get(names[i]), contribution=float(row[i])) for i in strongest],
            ))
        return Answer(items=items)

    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning", access_log=False)


if __name__ == "__main__":
    {"train": train, "serve": serve}[sys.argv[1]](*sys.argv[2:])
