import type { Sentences } from './words-of-two.ts'

/** Two versions of a model beside each other: what is refused, and as what it ends. */
export const ofExperiments: Sentences = {
  'The experiment would be over before it begins: choose a later day.': [
    'El experimento terminaría antes de empezar: elija un día posterior.',
    'A experiência terminaria antes de começar: escolha um dia posterior.',
  ],
  'An experiment of this model waits or runs already. End it before the next one.': [
    'Ya hay un experimento de este modelo en espera o en marcha. Termínelo antes del siguiente.',
    'Já há uma experiência deste modelo à espera ou em curso. Termine-a antes da seguinte.',
  ],
  'A split needs a version that answers and one that is tried beside it. Try a version beside first.': [
    'Hacen falta una versión que responda y otra que se pruebe a su lado. Pruebe antes una versión al lado.',
    'São precisas uma versão que responda e outra que se experimente ao lado. Experimente antes uma versão ao lado.',
  ],
  'Only versions that give the probability of one outcome can be split. Try this one beside without a split.':
    [
      'Solo se pueden repartir versiones que dan la probabilidad de un desenlace. Pruebe esta al lado, sin reparto.',
      'Só se podem repartir versões que dão a probabilidade de um desfecho. Experimente esta ao lado, sem repartição.',
    ],
  'Before its scores are shown to anybody, the challenger has to pass a judgement beside the champion of today.':
    [
      'Antes de mostrar sus puntuaciones, la versión nueva tiene que pasar un juicio junto a la que responde hoy.',
      'Antes de mostrar as suas pontuações, a versão nova tem de passar uma avaliação junto da que responde hoje.',
    ],
  'Who declared an experiment or trained its challenger does not decide on it. Somebody else must.': [
    'Quien declaró un experimento o entrenó la versión nueva no decide sobre él. Tiene que hacerlo otra persona.',
    'Quem declarou uma experiência ou treinou a versão nova não decide sobre ela. Tem de ser outra pessoa.',
  ],
  'The two versions give the probability of different outcomes, so their scores cannot be compared.': [
    'Las dos versiones dan la probabilidad de desenlaces distintos: sus puntuaciones no se pueden comparar.',
    'As duas versões dão a probabilidade de desfechos diferentes: as suas pontuações não se podem comparar.',
  ],
  'The experiment was decided on before.': [
    'Ya se decidió sobre el experimento.',
    'Já se decidiu sobre a experiência.',
  ],
  'Other versions stand there since it was declared. Refuse it, and declare another one.': [
    'Desde que se declaró hay otras versiones. Rechácelo y declare otro.',
    'Desde que foi declarada há outras versões. Recuse-a e declare outra.',
  ],
  'The experiment is over already.': ['El experimento ya terminó.', 'A experiência já terminou.'],
  'There is no such experiment.': ['No hay tal experimento.', 'Não há tal experiência.'],
  'Its scores are shown in an experiment. Stop the experiment first.': [
    'Sus puntuaciones se muestran en un experimento. Detenga antes el experimento.',
    'As suas pontuações mostram-se numa experiência. Pare antes a experiência.',
  ],
  'Scores of "{title}" may have a part in a decision against a person ({why}), and chance never has a part in one. Try the version beside, where nobody is shown its scores.':
    [
      'Las puntuaciones de "{title}" pueden pesar en una decisión contra una persona ({why}), y en tal decisión el azar nunca tiene parte. Pruebe la versión al lado, donde nadie ve sus puntuaciones.',
      'As pontuações de "{title}" podem pesar numa decisão contra uma pessoa ({why}), e em tal decisão o acaso nunca tem parte. Experimente a versão ao lado, onde ninguém vê as suas pontuações.',
    ],
  'a review, and what is decided on it: pay, promotion, a warning': [
    'una evaluación y lo que se decide por ella: salario, ascenso, una advertencia',
    'uma avaliação e o que se decide por ela: salário, promoção, uma advertência',
  ],
  'whatever is decided from the table: it is not known beforehand': [
    'lo que se decida por la tabla: no se sabe de antemano',
    'o que se decida pela tabela: não se sabe de antemão',
  ],
  'decisions on {purpose}': ['decisiones sobre {purpose}', 'decisões sobre {purpose}'],
  'Version {number} answers from now on.': [
    'Desde ahora responde la versión {number}.',
    'A partir de agora responde a versão {number}.',
  ],
  '{share} % of people were dealt to the challenger where {declared} % was declared: the arms cannot be compared.':
    [
      'Al {share} % de las personas les tocó la versión nueva, y se había declarado el {declared} %: los brazos no se pueden comparar.',
      'A {share} % das pessoas calhou a versão nova, e tinha-se declarado {declared} %: os braços não se podem comparar.',
    ],
  'The difference, {difference}, is smaller than {least}, which was said to matter.': [
    'La diferencia, {difference}, es menor que {least}, la que importaba.',
    'A diferença, {difference}, é menor do que {least}, a que importava.',
  ],
  'The challenger does better by {difference}.': [
    'La versión nueva es mejor en {difference}.',
    'A versão nova é melhor em {difference}.',
  ],
  'The challenger does worse: {difference}.': [
    'La versión nueva es peor: {difference}.',
    'A versão nova é pior: {difference}.',
  ],
  'The time is over; the difference, {difference}, may be none.': [
    'Se acabó el tiempo; la diferencia, {difference}, puede no ser ninguna.',
    'O tempo acabou; a diferença, {difference}, pode não ser nenhuma.',
  ],
  '{mean} ({low} to {high}) on {count} people': [
    '{mean} ({low} a {high}) con {count} personas',
    '{mean} ({low} a {high}) com {count} pessoas',
  ],
  'The time is over before 30 outcomes in each arm were known.': [
    'Se acabó el tiempo antes de conocer 30 desenlaces en cada brazo.',
    'O tempo acabou antes de se conhecerem 30 desfechos em cada braço.',
  ],
  '{attribute}, "{group}": scores are further off with the challenger by {mean} ({low} to {high}); {limit} was the limit.':
    [
      '{attribute}, "{group}": con la versión nueva las puntuaciones se alejan más, en {mean} ({low} a {high}); el límite era {limit}.',
      '{attribute}, "{group}": com a versão nova as pontuações afastam-se mais, em {mean} ({low} a {high}); o limite era {limit}.',
    ],
  '{attribute}, "{group}": people are pointed out more or less often with the challenger by {mean} ({low} to {high}); {limit} was the limit.':
    [
      '{attribute}, "{group}": con la versión nueva se señala a las personas más o menos a menudo, en {mean} ({low} a {high}); el límite era {limit}.',
      '{attribute}, "{group}": com a versão nova as pessoas são assinaladas mais ou menos vezes, em {mean} ({low} a {high}); o limite era {limit}.',
    ],
  'The experiment has stopped and everybody is shown the scores of the version that answers. Find out why before the challenger is tried again.':
    [
      'El experimento se ha detenido y todos ven las puntuaciones de la versión que responde. Averigüe el porqué antes de probar otra vez la versión nueva.',
      'A experiência parou e todos veem as pontuações da versão que responde. Descubra porquê antes de experimentar outra vez a versão nova.',
    ],
}
