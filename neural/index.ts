export { neuralNet } from './neural-net.ts'
