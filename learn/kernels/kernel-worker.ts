import { workerData } from 'node:worker_threads'

import { workInCrew } from './kernel-crew.ts'
import type { CrewPlace } from './kernel-crew.ts'

workInCrew(workerData as CrewPlace)
