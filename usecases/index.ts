import type { UseCase } from '@cadre/lifecycle/use-case'
import { bringYourOwn } from './bring-your-own/bring-your-own.ts'

export { bringYourOwn }

/** Every question there is. */
export const useCases: readonly UseCase[] = [bringYourOwn]
