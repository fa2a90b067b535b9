import type { work as english } from '../en/work.ts'
import type { Translated } from '../messages.ts'

export const work: Translated<typeof english> = {
  goals: 'Objetivos',
  goalsText: 'O que se quer alcançar, quem e sob o quê, em {day}.',
  whose: 'Objetivos de quem',
  ownGoals: 'Meus',
  allGoals: 'Todos ao meu alcance',
  addGoal: 'Novo objetivo',
  noGoal: 'Nenhum objetivo nesta data',
  noGoalText: 'Um objetivo diz o que se quer alcançar e até quando; os acompanhamentos dizem como vai.',
  manyGoals: 'Mostram-se os primeiros {count, number} objetivos.',
  toggle: 'Abrir ou fechar {name}',
  organisation: 'a organização',
  due: 'até {day}',
  progress: 'Progresso',
  progressOf: '{now} de {target} {unit}',
  checkIn: 'Como vai?',
  keepCheckIn: 'Registar',
  checkIns: 'O que foi dito',
  noCheckIn: 'Nada ainda.',
}
