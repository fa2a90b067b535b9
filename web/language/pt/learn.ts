import type { learn as english } from '../en/learn.ts'
import type { Translated } from '../messages.ts'

export const learn: Translated<typeof english> = {
  title: 'Formação',
  text: 'O que se pode aprender, quando é dado e onde você está.',
  find: 'Nome de um curso',
  addCourse: 'Novo curso',
  none: 'Nenhum curso',
  noneText: 'Nenhum curso tem estas palavras nesta data.',
  course: 'Curso',
  format: 'Formato',
  hours: 'Horas',
  next: 'Próxima data',
  you: 'Você',
  asked: 'Pedido. Será avisado quando se decidir.',
  takePart: 'Pedir lugar',
  counts: {
    enrolled: 'Inscritas',
    'in progress': 'A frequentar',
    completed: 'Concluído',
  },
  meanings: {
    enrolled: 'Inscrições que não começaram',
    'in progress': 'Inscrições começadas e por concluir',
    completed: 'Inscrições concluídas',
  },
  withinReach: 'Inscrições de pessoas ao seu alcance',
  sessions: 'Quando é dado',
  noSession: 'Não há datas previstas.',
  seats: '{count, plural, one {# lugar} other {# lugares}}',
  addSession: 'Acrescentar a data',
}
