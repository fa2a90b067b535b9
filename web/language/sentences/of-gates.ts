import type { Sentences } from './words-of-two.ts'

/** What is found where a version is judged, and where one that answers is watched. */
export const ofGates: Sentences = {
  'The model learned from protected attributes, to be compared with: it is never used.': [
    'El modelo aprendió de datos protegidos, para comparar: nunca se usa.',
    'O modelo aprendeu de dados protegidos, para comparar: nunca se usa.',
  ],
  'Judged on {rows} rows whose outcome is known.': [
    'Juzgado con {rows} filas cuyo desenlace se conoce.',
    'Avaliado com {rows} linhas cujo desfecho se conhece.',
  ],
  'Only {rows} rows have a known outcome; {least} are needed.': [
    'Solo {rows} filas tienen un desenlace conocido; hacen falta {least}.',
    'Só {rows} linhas têm um desfecho conhecido; são precisas {least}.',
  ],
  'Wait for more outcomes, or hold more rows out of the training.': [
    'Espere a que haya más, o reserve más filas al entrenar.',
    'Espere por mais, ou reserve mais linhas ao treinar.',
  ],
  'They are of another data set than it learned from.': [
    'Son de otros datos que aquellos de los que aprendió.',
    'São de outros dados que não aqueles de que aprendeu.',
  ],
  'They are of days after {after}; it learned from days up to {day}.': [
    'Son de días después del {after}; aprendió de días hasta el {day}.',
    'São de dias depois de {after}; aprendeu de dias até {day}.',
  ],
  'Outcomes of the last days that it learned from were known on {day} only, so figures of the days before may be too good.':
    [
      'Los desenlaces de los últimos días de los que aprendió solo se conocieron el {day}, así que las cifras de días anteriores pueden ser demasiado buenas.',
      'Os desfechos dos últimos dias de que aprendeu só se conheceram em {day}, por isso os números de dias anteriores podem ser bons de mais.',
    ],
  'They are the {percent} % of rows that were held out before the training.': [
    'Son el {percent} % de las filas, que se reservó antes de entrenar.',
    'São os {percent} % das linhas que se reservaram antes do treino.',
  ],
  'What it learned from is not known here: whoever approves has to know that these rows came later.': [
    'Aquí no se sabe de qué aprendió: quien aprueba tiene que saber que estas filas son posteriores.',
    'Aqui não se sabe de que aprendeu: quem aprova tem de saber que estas linhas são posteriores.',
  ],
  'The champion may have learned from some of these rows, which flatters it.': [
    'La versión que responde puede haber aprendido de algunas de estas filas, lo que la favorece.',
    'A versão que responde pode ter aprendido de algumas destas linhas, o que a favorece.',
  ],
  'The rows hold one outcome only, so quality cannot be told.': [
    'Las filas tienen un solo desenlace, así que no se puede decir la calidad.',
    'As linhas têm um só desfecho, por isso não se pode dizer a qualidade.',
  ],
  'The rows hold one class only, so the models cannot be told apart.': [
    'Las filas tienen una sola respuesta, así que no se pueden distinguir los modelos.',
    'As linhas têm uma só resposta, por isso não se podem distinguir os modelos.',
  ],
  '{measure} {value} (95 % interval {low} to {high}); guessing has {guess}. It was not compared with a champion.':
    [
      '{measure} {value} (intervalo del 95 %: {low} a {high}); adivinando, {guess}. No se ha comparado con la versión que responde.',
      '{measure} {value} (intervalo de 95 %: {low} a {high}); a adivinhar, {guess}. Não foi comparado com a versão que responde.',
    ],
  'Neither model is clearly better on these rows ({figures}).': [
    'Ninguno de los dos es claramente mejor con estas filas ({figures}).',
    'Nenhum dos dois é claramente melhor com estas linhas ({figures}).',
  ],
  'This version is better on these rows ({figures}).': [
    'Esta versión es mejor con estas filas ({figures}).',
    'Esta versão é melhor com estas linhas ({figures}).',
  ],
  'The champion is better on these rows ({figures}).': [
    'La versión que responde es mejor con estas filas ({figures}).',
    'A versão que responde é melhor com estas linhas ({figures}).',
  ],
  '{measure} {value}, 95 % interval {low} to {high}': [
    '{measure} {value}, intervalo del 95 %: {low} a {high}',
    '{measure} {value}, intervalo de 95 %: {low} a {high}',
  ],
  'It gives no probabilities that could be compared with outcomes.': [
    'No da probabilidades que se puedan comparar con desenlaces.',
    'Não dá probabilidades que se possam comparar com desfechos.',
  ],
  'Probabilities lie {points} points from what came of them on average; the limit is {limit}.': [
    'Las probabilidades distan en promedio {points} puntos de lo que ocurrió; el límite es {limit}.',
    'As probabilidades distam em média {points} pontos do que aconteceu; o limite é {limit}.',
  ],
  'That is over the limit, and on so few rows chance may explain it.': [
    'Eso supera el límite, y con tan pocas filas puede explicarlo el azar.',
    'Isso passa do limite, e com tão poucas linhas o acaso pode explicá-lo.',
  ],
  'The bundle does not know the rows its model learned from.': [
    'El paquete no conoce las filas de las que aprendió su modelo.',
    'O pacote não conhece as linhas de que o seu modelo aprendeu.',
  ],
  'On these rows quality and calibration hold all the same.': [
    'Con estas filas, la calidad y las probabilidades se mantienen de todos modos.',
    'Com estas linhas, a qualidade e as probabilidades mantêm-se mesmo assim.',
  ],
  '99 of 100 single rows are scored with reasons within {ms} ms of processor time; the limit is {limit} ms.':
    [
      '99 de cada 100 filas se puntúan con razones en {ms} ms de procesador; el límite es {limit} ms.',
      '99 em cada 100 linhas pontuam-se com razões em {ms} ms de processador; o limite é {limit} ms.',
    ],
  'The rows have no protected attributes to compare groups by. Judge it on rows that have.': [
    'Las filas no tienen datos protegidos con los que comparar grupos. Júzguela con filas que los tengan.',
    'As linhas não têm dados protegidos com que comparar grupos. Avalie-a com linhas que os tenham.',
  ],
  'No input differs from training in a way that matters; {scores}.': [
    'Ninguna entrada difiere del aprendizaje de un modo que importe; {scores}.',
    'Nenhuma entrada difere da aprendizagem de um modo que importe; {scores}.',
  ],
  '{changed} of {inputs} inputs differ from training; {scores}.': [
    '{changed} de {inputs} entradas difieren del aprendizaje; {scores}.',
    '{changed} de {inputs} entradas diferem da aprendizagem; {scores}.',
  ],
  'the scores have moved too: compare them with what happened before relying on them': [
    'las puntuaciones también se movieron: compárelas con lo que ocurrió antes de fiarse de ellas',
    'as pontuações também se moveram: compare-as com o que aconteceu antes de confiar nelas',
  ],
  'the scores have moved all the same: compare them with what happened before relying on them': [
    'las puntuaciones se movieron de todos modos: compárelas con lo que ocurrió antes de fiarse de ellas',
    'as pontuações moveram-se mesmo assim: compare-as com o que aconteceu antes de confiar nelas',
  ],
  'there are too few rows to say it of the scores': [
    'hay demasiado pocas filas para decirlo de las puntuaciones',
    'há muito poucas linhas para o dizer das pontuações',
  ],
  'the scores are spread as they were': [
    'las puntuaciones se reparten como antes',
    'as pontuações repartem-se como antes',
  ],
  // A version that answers, looked at every night.
  'Nobody has been scored with this version yet.': [
    'Con esta versión aún no se ha puntuado a nadie.',
    'Com esta versão ainda não se pontuou ninguém.',
  ],
  'The newest scores are of {day}, {days} days ago.': [
    'Las puntuaciones más nuevas son del {day}, hace {days} días.',
    'As pontuações mais novas são de {day}, há {days} dias.',
  ],
  'Take a new snapshot of the features and have people scored again.': [
    'Tome de nuevo los valores de las características y haga puntuar otra vez.',
    'Tire de novo os valores das características e mande pontuar outra vez.',
  ],
  '{people} people are too few to say how often the model abstains.': [
    '{people} personas son demasiado pocas para decir cuántas veces el modelo se abstiene.',
    '{people} pessoas são muito poucas para dizer quantas vezes o modelo se abstém.',
  ],
  'It gave no score to {abstained} of the {people} people scored last ({share} %).': [
    'No dio puntuación a {abstained} de las {people} últimas personas ({share} %).',
    'Não deu pontuação a {abstained} das {people} últimas pessoas ({share} %).',
  ],
  'Look at the reasons beside those without a score: mend the records that are missing, or train on people like these.':
    [
      'Mire los motivos junto a quienes no tienen puntuación: complete los registros que faltan o entrene con personas como estas.',
      'Veja os motivos junto de quem não tem pontuação: complete os registos em falta ou treine com pessoas como estas.',
    ],
  '{people} people with a known outcome are too few; {least} are needed.': [
    '{people} personas con desenlace conocido son demasiado pocas; hacen falta {least}.',
    '{people} pessoas com desfecho conhecido são muito poucas; são precisas {least}.',
  ],
  'Of {people} people it happened to {observed}; their probabilities add up to {expected}, further off than chance explains.':
    [
      'De {people} personas les ocurrió a {observed}; sus probabilidades suman {expected}, más lejos de lo que explica el azar.',
      'De {people} pessoas aconteceu a {observed}; as suas probabilidades somam {expected}, mais longe do que o acaso explica.',
    ],
  'Of {people} people it happened to {observed}; their probabilities add up to {expected}, no further off than chance explains.':
    [
      'De {people} personas les ocurrió a {observed}; sus probabilidades suman {expected}, no más lejos de lo que explica el azar.',
      'De {people} pessoas aconteceu a {observed}; as suas probabilidades somam {expected}, não mais longe do que o acaso explica.',
    ],
  'Find out what changed around people: a model that learned from other outcomes is off for everybody. Train a challenger on newer rows.':
    [
      'Averigüe qué cambió alrededor de las personas: un modelo que aprendió de otros resultados falla con todas. Entrene otra versión con filas más nuevas.',
      'Apure o que mudou à volta das pessoas: um modelo que aprendeu com outros resultados falha com todas. Treine outra versão com linhas mais novas.',
    ],
  'The version does not know how often it happened in training.': [
    'La versión no sabe con qué frecuencia ocurría en el aprendizaje.',
    'A versão não sabe com que frequência acontecia na aprendizagem.',
  ],
  'It happened to {share} % of {people} people (95 % interval {low} % to {high} %); in training to {before} %, more apart than chance explains.':
    [
      'Ocurrió al {share} % de {people} personas (intervalo del 95 % de {low} % a {high} %); en el aprendizaje al {before} %, más lejos de lo que explica el azar.',
      'Aconteceu a {share} % de {people} pessoas (intervalo de 95 % de {low} % a {high} %); na aprendizagem a {before} %, mais longe do que o acaso explica.',
    ],
  'It happened to {share} % of {people} people (95 % interval {low} % to {high} %); in training to {before} %, no more apart than chance explains.':
    [
      'Ocurrió al {share} % de {people} personas (intervalo del 95 % de {low} % a {high} %); en el aprendizaje al {before} %, no más lejos de lo que explica el azar.',
      'Aconteceu a {share} % de {people} pessoas (intervalo de 95 % de {low} % a {high} %); na aprendizagem a {before} %, não mais longe do que o acaso explica.',
    ],
  'Outcomes of {people} people beside training: index {index}; chance alone stays under {chance}.': [
    'Resultados de {people} personas junto al aprendizaje: índice {index}; el azar solo queda por debajo de {chance}.',
    'Resultados de {people} pessoas ao lado da aprendizagem: índice {index}; o acaso só fica abaixo de {chance}.',
  ],
  'Read scores as an order, not as probabilities, until a version calibrated on newer outcomes answers.': [
    'Lea las puntuaciones como un orden, no como probabilidades, hasta que responda una versión ajustada con desenlaces más nuevos.',
    'Leia as pontuações como uma ordem, não como probabilidades, até responder uma versão ajustada com desfechos mais novos.',
  ],
  '{inputs} inputs of {people} people are spread as in training.': [
    '{inputs} entradas de {people} personas se reparten como en el aprendizaje.',
    '{inputs} entradas de {people} pessoas repartem-se como na aprendizagem.',
  ],
  '{changed} of {inputs} inputs differ from training: {names}.': [
    '{changed} de {inputs} entradas difieren del aprendizaje: {names}.',
    '{changed} de {inputs} entradas diferem da aprendizagem: {names}.',
  ],
  'See whether people changed or records are kept in another way. If people changed, train a challenger on newer rows.':
    [
      'Mire si cambiaron las personas o se lleva de otro modo el registro. Si cambiaron las personas, entrene otra versión con filas más nuevas.',
      'Veja se mudaram as pessoas ou se os registos se fazem de outro modo. Se mudaram as pessoas, treine outra versão com linhas mais novas.',
    ],
  'Scores: {...finding}': ['Puntuaciones: {...finding}', 'Pontuações: {...finding}'],
  '"{name}": {rows} values are too few to say ({figures}).': [
    '"{name}": {rows} valores son demasiado pocos para decirlo ({figures}).',
    '"{name}": {rows} valores são muito poucos para o dizer ({figures}).',
  ],
  '"{name}": as in training ({figures}).': [
    '"{name}": como en el aprendizaje ({figures}).',
    '"{name}": como na aprendizagem ({figures}).',
  ],
  '"{name}": a change too small to matter, though not chance ({figures}).': [
    '"{name}": un cambio demasiado pequeño para importar, aunque no es azar ({figures}).',
    '"{name}": uma mudança pequena de mais para importar, embora não seja acaso ({figures}).',
  ],
  '"{name}": differs from training ({figures}).': [
    '"{name}": difiere del aprendizaje ({figures}).',
    '"{name}": difere da aprendizagem ({figures}).',
  ],
  'index {index}; chance alone stays under {chance}': [
    'índice {index}; el azar solo queda por debajo de {chance}',
    'índice {index}; o acaso só fica abaixo de {chance}',
  ],
  'index {index}; chance alone stays under {chance}; {before} missing in training, {now} now': [
    'índice {index}; el azar solo queda por debajo de {chance}; en el aprendizaje faltaba el {before}, ahora el {now}',
    'índice {index}; o acaso só fica abaixo de {chance}; na aprendizagem faltavam {before}, agora {now}',
  ],
  'Look at the inputs that changed first; bands and cuts mean something else while scores are spread otherwise.':
    [
      'Mire primero las entradas que cambiaron; las bandas y los cortes significan otra cosa mientras las puntuaciones se repartan de otro modo.',
      'Veja primeiro as entradas que mudaram; as faixas e os cortes significam outra coisa enquanto as pontuações se repartirem de outro modo.',
    ],
  'No two groups of 30 people or more are known, so nothing can be said of groups.': [
    'No se conocen dos grupos de 30 personas o más, así que no se puede decir nada de grupos.',
    'Não se conhecem dois grupos de 30 pessoas ou mais, por isso nada se pode dizer de grupos.',
  ],
  '{attribute}: "{lowest}" is pointed out {ratio} times as often as "{highest}" (95 % interval {low} to {high}).':
    [
      '{attribute}: "{lowest}" se señala {ratio} veces lo que "{highest}" (intervalo del 95 %: {low} a {high}).',
      '{attribute}: "{lowest}" é assinalado {ratio} vezes o que "{highest}" é (intervalo de 95 %: {low} a {high}).',
    ],
  '{attribute}: "{lowest}" is pointed out {ratio} times as often as "{highest}" (95 % interval {low} to {high}), below four fifths and beyond chance.':
    [
      '{attribute}: "{lowest}" se señala {ratio} veces lo que "{highest}" (intervalo del 95 %: {low} a {high}), por debajo de cuatro quintos y más allá del azar.',
      '{attribute}: "{lowest}" é assinalado {ratio} vezes o que "{highest}" é (intervalo de 95 %: {low} a {high}), abaixo de quatro quintos e para além do acaso.',
    ],
  '{attribute}: "{lowest}" is acted on {ratio} times as often as "{highest}" (95 % interval {low} to {high}).':
    [
      '{attribute}: con "{lowest}" se actúa {ratio} veces lo que con "{highest}" (intervalo del 95 %: {low} a {high}).',
      '{attribute}: com "{lowest}" age-se {ratio} vezes o que com "{highest}" (intervalo de 95 %: {low} a {high}).',
    ],
  '{attribute}: "{lowest}" is acted on {ratio} times as often as "{highest}" (95 % interval {low} to {high}), below four fifths and beyond chance.':
    [
      '{attribute}: con "{lowest}" se actúa {ratio} veces lo que con "{highest}" (intervalo del 95 %: {low} a {high}), por debajo de cuatro quintos y más allá del azar.',
      '{attribute}: com "{lowest}" age-se {ratio} vezes o que com "{highest}" (intervalo de 95 %: {low} a {high}), abaixo de quatro quintos e para além do acaso.',
    ],
  'Have HR look at decisions of these groups, audit the version on known outcomes, and compare ways to mitigate before it is used further.':
    [
      'Pida a RR. HH. que mire las decisiones sobre estos grupos, audite la versión con desenlaces conocidos y compare formas de mitigar antes de seguir usándola.',
      'Peça aos RH que vejam as decisões sobre estes grupos, audite a versão com desfechos conhecidos e compare formas de mitigar antes de continuar a usá-la.',
    ],
  'Quality of several classes is not followed score by score.': [
    'La calidad con varias respuestas no se sigue puntuación a puntuación.',
    'A qualidade com várias respostas não se segue pontuação a pontuação.',
  ],
  'The figure cannot be worked out from these outcomes.': [
    'La cifra no se puede calcular con estos desenlaces.',
    'O número não se pode calcular com estes desfechos.',
  ],
  'On {outcomes} outcomes of {people} people {measure} is {now}; the study had promised {before}.': [
    'Con {outcomes} desenlaces de {people} personas, {measure} es {now}; el estudio había prometido {before}.',
    'Com {outcomes} desfechos de {people} pessoas, {measure} é {now}; o estudo tinha prometido {before}.',
  ],
  '{value} (95 % interval {low} to {high})': [
    '{value} (intervalo del 95 %: {low} a {high})',
    '{value} (intervalo de 95 %: {low} a {high})',
  ],
  'Train a challenger on newer rows and have it judged; until then, say to reviewers that scores have grown weaker.':
    [
      'Entrene otra versión con filas más nuevas y hágala juzgar; hasta entonces, avise a quienes deciden de que las puntuaciones son más débiles.',
      'Treine outra versão com linhas mais novas e mande avaliá-la; até lá, avise quem decide de que as pontuações estão mais fracas.',
    ],
  '{known} outcomes are known; {least} are needed to judge scores by what came of them.': [
    'Se conocen {known} desenlaces; hacen falta {least} para juzgar las puntuaciones por lo que ocurrió.',
    'Conhecem-se {known} desfechos; são precisos {least} para avaliar as pontuações pelo que aconteceu.',
  ],
  'If the probabilities given last are right, AUC will be about {auc}.': [
    'Si las últimas probabilidades son acertadas, el AUC será de unos {auc}.',
    'Se as últimas probabilidades estiverem certas, o AUC será de cerca de {auc}.',
  ],
  'Wait for outcomes, and keep the data set of outcomes up to date.': [
    'Espere a los desenlaces y mantenga al día sus datos.',
    'Espere pelos desfechos e mantenha os seus dados em dia.',
  ],
  auc: ['AUC', 'AUC'],
  rmse: ['RMSE', 'RMSE'],
  macroF1: ['F1 medio', 'F1 médio'],
  r2: ['R²', 'R²'],
  ndcg: ['NDCG', 'NDCG'],
  'The rows that were scored last, or those the model learned from, are gone: inputs cannot be compared.': [
    'Ya no están las filas puntuadas por último, o aquellas de las que aprendió el modelo: no se pueden comparar las entradas.',
    'Já não estão as linhas pontuadas por último, ou aquelas de que o modelo aprendeu: não se podem comparar as entradas.',
  ],
}
