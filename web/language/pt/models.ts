import type { models as english } from '../en/models.ts'
import type { Translated } from '../messages.ts'
import { dataSets } from './data-sets.ts'
import { experiments } from './experiments.ts'
import { runCurves } from './run-curves.ts'
import { training } from './training.ts'
import { versions } from './versions.ts'
import { watch } from './watch.ts'

export const models: Translated<typeof english> = {
  title: 'Modelos',
  text: 'Perguntas feitas aos dados. Uma versão é treinada, avaliada e aprovada por outra pessoa antes de responder.',
  origin: {
    title: 'De que foi feita',
    sequence: 'Qual desse nome',
    lastDay: 'Linhas até',
    heldOut: 'Posto de parte',
    training: 'Treino',
    bundle: 'Pacote',
    take: 'Descarregar o pacote',
  },
  tabs: {
    models: 'Modelos',
    data: 'Conjuntos de dados',
    versions: 'Versões',
    runs: 'Treinos',
    watch: 'Em uso',
    beside: 'Lado a lado',
    history: 'História',
  },
  model: 'Modelo',
  purpose: 'Usa-se para',
  purposes: {
    retention: 'Retenção',
    development: 'Desenvolvimento',
    planning: 'Planeamento',
    pay: 'Salário justo',
    wellbeing: 'Bem-estar',
    audit: 'Auditoria de equidade',
    hiring: 'Contratação',
  },
  answers: 'Responde agora',
  version: 'Versão {number}',
  versionTitle: 'Versão',
  nothingAnswers: 'nada ainda',
  tried: 'Experimenta-se ao lado',
  versionCount: 'Versões',
  none: 'Nenhum modelo ainda',
  noneText:
    'Um modelo é uma pergunta. Crie-o, treine versões com um conjunto de dados e deixe outra pessoa aprovar uma.',
  noneToRead: 'Ninguém criou um modelo.',
  add: 'Novo modelo',
  addText: 'As suas pontuações servem a finalidade escolhida aqui e nenhuma outra.',
  modelTitle: 'Título',
  modelName: 'Nome para programas',
  modelNameText: 'Minúsculas, algarismos e hífenes',
  useCase: 'Pergunta',
  useCases: {
    'bring-your-own': 'Qualquer coluna de qualquer tabela',
    attrition: 'Quem pode sair por vontade própria',
    performance: 'Como podem correr as próximas avaliações',
  },
  mustNever: 'O que nunca se deve fazer com as suas pontuações',
  create: 'Criar',
  created: 'Criado. Treine uma primeira versão.',
  by: 'por {name}',
  historyText: 'O que esteve onde e desde quando. Nada disto é alguma vez alterado.',
  noHistory: 'Ainda não aconteceu nada.',
  historyLine: 'Versão {number}: {stage}',
  asksApproval: 'Versão {number}: pediu-se aprovação',
  refusedLine: 'Versão {number}: recusada',
  ...dataSets,
  ...training,
  ...runCurves,
  ...versions,
  ...watch,
  ...experiments,
}
