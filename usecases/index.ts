export { bringYourOwn } from './bring-your-own/bring-your-own.ts'
