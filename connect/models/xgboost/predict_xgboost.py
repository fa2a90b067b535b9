"""Margins and contributions that XGBoost gives of models in its JSON, for rows of cells by column."""
import json
import sys

import pyarrow as pa
import xgboost as xgb

given = json.load(sys.stdin)


def column(cells):
    if any(isinstance(cell, str) for cell in cells):
        # Codes in another order than the model's: XGBoost has to go by the names. It garbles those of pandas beyond ASCII.
        return pa.array(cells).dictionary_encode()
    return pa.array([None if cell is None else float(cell) for cell in cells], pa.float64())


frame = pa.table({name: column(cells) for name, cells in given["cells"].items()})
data = xgb.DMatrix(frame, enable_categorical=True)
answers = {}
for name, model in given["models"].items():
    booster = xgb.Booster()
    booster.load_model(bytearray(model.encode()))
    answers[name] = {
        "margins": booster.predict(data, output_margin=True).astype(float).ravel().tolist(),
        "contributions": booster.predict(data, pred_contribs=True).astype(float).ravel().tolist(),
        # What XGBoost writes again after it has read ours.
        "saved": booster.save_raw("json").decode(),
    }
print(json.dumps(answers))
