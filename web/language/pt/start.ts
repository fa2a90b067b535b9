import type { start as english } from '../en/start.ts'
import type { Translated } from '../messages.ts'

export const start: Translated<typeof english> = {
  title: 'Integração',
  text: 'Os primeiros meses de quem começa: o que fazer, quem e até quando.',
  begin: 'Novo plano',
  none: 'Ninguém está a começar',
  noneText: 'Aqui ficam os planos com tarefas por fazer que lhe dizem respeito.',
  somebody: 'Alguém que começa',
  doneOf: '{done, number} de {all, number} feitas',
  showDone: '{count, plural, one {Ver # feita} other {Ver # feitas}}',
  hideDone: 'Ocultar o que está feito',
  you: 'você',
  due: 'até {day}',
  late: 'em atraso: era até {day}',
  who: 'Quem começa',
  template: 'Modelo',
  firstDay: 'Primeiro dia',
  buddy: 'Acompanhante',
  make: 'Criar o plano',
  begun: '{count, plural, one {Plano criado com # tarefa} other {Plano criado com # tarefas}}',
}
