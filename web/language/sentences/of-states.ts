import type { Sentences } from './words-of-two.ts'

/** Words that stand in the slots of other sentences: states, acts and the names of weak passwords. */
export const ofStates: Sentences = {
  waiting: ['a la espera', 'à espera'],
  running: ['en marcha', 'em curso'],
  done: ['hecho', 'feito'],
  failed: ['fallido', 'falhado'],
  cancelled: ['detenido', 'parado'],
  refused: ['rechazado', 'recusado'],
  decided: ['decidido', 'decidido'],
  ended: ['terminado', 'terminado'],
  asked: ['pedido', 'pedido'],
  receiving: ['sin enviar entera', 'não enviada inteira'],
  mapped: ['por comprobar', 'por verificar'],
  checked: ['comprobada', 'verificada'],
  undoing: ['anulándose', 'a ser anulada'],
  undone: ['anulada', 'anulada'],
  write: ['escribir', 'escrever'],
  'ask for': ['pedir', 'pedir'],
  'line of command': ['línea de mando', 'linha de comando'],
  'dotted lines': ['líneas indirectas', 'linhas indiretas'],
  'is among those that are guessed first': [
    'es de las que se adivinan primero',
    'é das que se adivinham primeiro',
  ],
  'is made of names that go with the account': [
    'se compone de nombres que van con la cuenta',
    'compõe-se de nomes que vão com a conta',
  ],
}
