import { workerData } from 'node:worker_threads'

import { workInCrew } from './histogram-crew.ts'
import type { CrewPlace } from './histogram-crew.ts'

workInCrew(workerData as CrewPlace)
