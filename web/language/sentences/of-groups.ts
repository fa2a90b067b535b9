import type { Sentences } from './words-of-two.ts'

/** How groups fare, sentence by sentence, as an audit tells it. */
export const ofGroups: Sentences = {
  'There is not enough evidence to compare groups: no group has at least {least} people.': [
    'No hay bastante para comparar grupos: ningún grupo tiene al menos {least} personas.',
    'Não há o bastante para comparar grupos: nenhum grupo tem pelo menos {least} pessoas.',
  ],
  'There is not enough evidence to compare groups: only one group has at least {least} people.': [
    'No hay bastante para comparar grupos: solo un grupo tiene al menos {least} personas.',
    'Não há o bastante para comparar grupos: só um grupo tem pelo menos {least} pessoas.',
  ],
  'Nobody in a group of {least} or more is selected ({rule}), so there is nothing to compare.': [
    'En ningún grupo de {least} o más se selecciona a nadie ({rule}), así que no hay nada que comparar.',
    'Em nenhum grupo de {least} ou mais se seleciona alguém ({rule}), por isso não há nada para comparar.',
  ],
  'a score of at least {score}': [
    'una puntuación de al menos {score}',
    'uma pontuação de pelo menos {score}',
  ],
  'predicted to be "{answer}"': ['se predice "{answer}"', 'prevê-se "{answer}"'],
  'predicted above the median': ['predicción por encima de la mediana', 'previsão acima da mediana'],
  'The model would select {low} of "{lowest}" and {high} of "{highest}": {...comparison}': [
    'El modelo seleccionaría al {low} de "{lowest}" y al {high} de "{highest}": {...comparison}',
    'O modelo selecionaria {low} de "{lowest}" e {high} de "{highest}": {...comparison}',
  ],
  'The model predicts "{answer}" for {low} of "{lowest}" and {high} of "{highest}": {...comparison}': [
    'El modelo predice "{answer}" para el {low} de "{lowest}" y el {high} de "{highest}": {...comparison}',
    'O modelo prevê "{answer}" para {low} de "{lowest}" e {high} de "{highest}": {...comparison}',
  ],
  'The model puts above the median prediction {low} of "{lowest}" and {high} of "{highest}": {...comparison}':
    [
      'El modelo pone por encima de la predicción mediana al {low} de "{lowest}" y al {high} de "{highest}": {...comparison}',
      'O modelo põe acima da previsão mediana {low} de "{lowest}" e {high} de "{highest}": {...comparison}',
    ],
  'a ratio of {ratio} (95 % interval {low} to {high}), {...judgement}': [
    'una razón de {ratio} (intervalo del 95 %: {low} a {high}), {...judgement}',
    'uma razão de {ratio} (intervalo de 95 %: {low} a {high}), {...judgement}',
  ],
  'a ratio of {ratio}, {...judgement}': [
    'una razón de {ratio}, {...judgement}',
    'uma razão de {ratio}, {...judgement}',
  ],
  'below four fifths and more than chance would explain ({test}).': [
    'por debajo de cuatro quintos y más de lo que explicaría el azar ({test}).',
    'abaixo de quatro quintos e mais do que o acaso explicaria ({test}).',
  ],
  'Assess why, and mitigate or justify it, before anyone acts on the scores.': [
    'Averigüe por qué, y mitíguelo o justifíquelo, antes de que nadie actúe por las puntuaciones.',
    'Averigue porquê, e mitigue-o ou justifique-o, antes que alguém aja pelas pontuações.',
  ],
  'below four fifths, but chance could explain it ({test}).': [
    'por debajo de cuatro quintos, pero el azar podría explicarlo ({test}).',
    'abaixo de quatro quintos, mas o acaso poderia explicá-lo ({test}).',
  ],
  'Watch it as more people are added.': [
    'Obsérvelo a medida que haya más personas.',
    'Observe-o à medida que houver mais pessoas.',
  ],
  'above four fifths, yet more than chance would explain ({test}).': [
    'por encima de cuatro quintos, pero más de lo que explicaría el azar ({test}).',
    'acima de quatro quintos, mas mais do que o acaso explicaria ({test}).',
  ],
  'Assess whether it matters in practice.': [
    'Averigüe si importa en la práctica.',
    'Averigue se importa na prática.',
  ],
  'above four fifths, and no difference is shown ({test}).': [
    'por encima de cuatro quintos, y no se muestra diferencia ({test}).',
    'acima de quatro quintos, e não se mostra diferença ({test}).',
  ],
  'That does not show that there is none: this few people could show no difference at all.': [
    'Eso no muestra que no la haya: tan pocas personas no podrían mostrar ninguna.',
    'Isso não mostra que não a haja: tão poucas pessoas não poderiam mostrar nenhuma.',
  ],
  'That does not show that there is none: this many people would show only ratios of {ratio} or less (80 % power).':
    [
      'Eso no muestra que no la haya: tantas personas solo mostrarían razones de {ratio} o menos (potencia del 80 %).',
      'Isso não mostra que não a haja: tantas pessoas só mostrariam razões de {ratio} ou menos (potência de 80 %).',
    ],
  '{p}, Fisher’s exact test': ['{p}, prueba exacta de Fisher', '{p}, teste exato de Fisher'],
  '{p}, two-proportion z test': ['{p}, prueba z de dos proporciones', '{p}, teste z de duas proporções'],
  'One different selection would turn this finding.': [
    'Una sola selección distinta daría la vuelta a esta conclusión.',
    'Uma só seleção diferente inverteria esta conclusão.',
  ],
  'In the data the outcome is found in {low} and {high} of them.': [
    'En los datos el desenlace se da en el {low} y el {high} de ellos.',
    'Nos dados o desfecho dá-se em {low} e {high} deles.',
  ],
  'The mean prediction is {low} for "{lowest}" and {high} for "{highest}", {gap} apart (95 % interval {from} to {to}).':
    [
      'La predicción media es {low} para "{lowest}" y {high} para "{highest}", a {gap} de distancia (intervalo del 95 %: {from} a {to}).',
      'A previsão média é {low} para "{lowest}" e {high} para "{highest}", a {gap} de distância (intervalo de 95 %: {from} a {to}).',
    ],
  'Their mean outcomes are {low} and {high}.': [
    'Sus desenlaces medios son {low} y {high}.',
    'Os seus desfechos médios são {low} e {high}.',
  ],
  'Of those with the outcome it finds shares up to {gap} points apart between groups (95 % interval {from} points to {to} points), so its misses do not fall alike.':
    [
      'De quienes tienen el desenlace, encuentra partes que distan hasta {gap} puntos entre grupos (intervalo del 95 %: {from} a {to} puntos): lo que se le escapa no cae por igual.',
      'De quem tem o desfecho, encontra partes que distam até {gap} pontos entre grupos (intervalo de 95 %: {from} a {to} pontos): o que lhe escapa não cai por igual.',
    ],
  'One group has fewer than {least} people and is shown without a conclusion.': [
    'Un grupo tiene menos de {least} personas y se muestra sin conclusión.',
    'Um grupo tem menos de {least} pessoas e mostra-se sem conclusão.',
  ],
  '{groups} groups have fewer than {least} people and are shown without a conclusion.': [
    '{groups} grupos tienen menos de {least} personas y se muestran sin conclusión.',
    '{groups} grupos têm menos de {least} pessoas e mostram-se sem conclusão.',
  ],
  '1 person in still smaller groups is shown together.': [
    'Una persona de grupos aún menores se muestra junta.',
    'Uma pessoa de grupos ainda menores mostra-se junta.',
  ],
  '{count} people in still smaller groups are shown together.': [
    '{count} personas de grupos aún menores se muestran juntas.',
    '{count} pessoas de grupos ainda menores mostram-se juntas.',
  ],
  'For 1 person the group is not known; they are left out of the rates.': [
    'De una persona no se conoce el grupo; queda fuera de las cifras.',
    'De uma pessoa não se conhece o grupo; fica fora dos números.',
  ],
  'For {count} people the group is not known; they are left out of the rates.': [
    'De {count} personas no se conoce el grupo; quedan fuera de las cifras.',
    'De {count} pessoas não se conhece o grupo; ficam fora dos números.',
  ],
  '{attribute}: {...finding}': ['{attribute}: {...finding}', '{attribute}: {...finding}'],
}
