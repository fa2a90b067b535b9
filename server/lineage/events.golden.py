"""The events of one run as OpenLineage's own Python client (openlineage-python 1.54.0) writes them: made from its typed classes, so that a
field that the specification does not know, or that is missing, stops this script."""
import json

from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.generated import column_lineage_dataset as lineage
from openlineage.client.generated import data_quality_metrics_dataset as quality
from openlineage.client.generated import dataset_version_dataset as version
from openlineage.client.generated import documentation_dataset, documentation_job
from openlineage.client.generated import error_message_run, job_type_job, processing_engine_run
from openlineage.client.generated import output_statistics_output_dataset as statistics
from openlineage.client.generated import schema_dataset as schema
from openlineage.client.serde import Serde

PRODUCER = "urn:cadre:lineage"
RUN = "1993e95b-2b62-8732-a094-1fb9a100e608"


def described(name, description, columns, content_hash):
    return {
        "documentation": documentation_dataset.DocumentationDatasetFacet(description=description, producer=PRODUCER),
        "version": version.DatasetVersionDatasetFacet(datasetVersion=content_hash, producer=PRODUCER),
        "schema": schema.SchemaDatasetFacet(
            fields=[schema.SchemaDatasetFacetFields(name=n, type=t, description=d) for n, t, d in columns],
            producer=PRODUCER,
        ),
    }


pay = [("person_id", "text", "the person"), ("valid_from", "date", "from")]
features = [
    ("person_id", "text", "the person"),
    ("pay_months_since_raise", "number", "time since the last raise (months)"),
]
read = ["change_reason", "component", "person_id", "valid_from"]
INPUT = InputDataset(
    namespace="cadre", name="facts/pay", facets=described("facts/pay", "versions of pay", pay, "HASH-OF-INPUT")
)
OUTPUT = OutputDataset(
    namespace="cadre",
    name="features/retention",
    facets={
        **described("features/retention", "1 features", features, "HASH-OF-OUTPUT"),
        "columnLineage": lineage.ColumnLineageDatasetFacet(
            fields={
                "pay_months_since_raise": lineage.Fields(
                    inputFields=[lineage.InputField(namespace="cadre", name="facts/pay", field=f) for f in read],
                    transformationType="TRANSFORMATION",
                    transformationDescription="time since the last raise",
                )
            },
            producer=PRODUCER,
        ),
        "dataQualityMetrics": quality.DataQualityMetricsDatasetFacet(
            rowCount=20,
            columnMetrics={
                "person_id": quality.ColumnMetrics(nullCount=0, distinctCount=20),
                "pay_months_since_raise": quality.ColumnMetrics(nullCount=6, distinctCount=14),
            },
            producer=PRODUCER,
        ),
    },
    outputFacets={
        "outputStatistics": statistics.OutputStatisticsOutputDatasetFacet(rowCount=20, producer=PRODUCER)
    },
)


def event(state, inputs, outputs, error=None):
    facets = {
        "processing_engine": processing_engine_run.ProcessingEngineRunFacet(
            name="Cadre", version="0.1.0", producer=PRODUCER
        )
    }
    if error:
        facets["errorMessage"] = error_message_run.ErrorMessageRunFacet(
            message=error, programmingLanguage="TypeScript", producer=PRODUCER
        )
    return RunEvent(
        eventType=state,
        eventTime="2026-11-20T12:00:00.000Z",
        producer=PRODUCER,
        run=Run(runId=RUN, facets=facets),
        job=Job(
            namespace="cadre",
            name="feature_snapshot",
            facets={
                "jobType": job_type_job.JobTypeJobFacet(
                    processingType="BATCH", integration="CADRE", jobType="JOB", producer=PRODUCER
                ),
                "documentation": documentation_job.DocumentationJobFacet(
                    description="Write features", producer=PRODUCER
                ),
            },
        ),
        inputs=inputs,
        outputs=outputs,
    )


events = [
    event(RunState.START, [], []),
    event(RunState.COMPLETE, [INPUT], [OUTPUT]),
    event(RunState.FAIL, [], [], error="lake-missing"),
]
print(json.dumps([json.loads(Serde.to_json(one)) for one in events], indent=1))
