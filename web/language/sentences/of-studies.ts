import type { Sentences } from './words-of-two.ts'

/** What a training says of its rows, columns and learners, and what must never be done with scores. */
export const ofStudies: Sentences = {
  'It is the only learner that was tried.': ['Es el único que se probó.', 'É o único que se experimentou.'],
  'It is both the best and the simplest.': [
    'Es a la vez el mejor y el más sencillo.',
    'É ao mesmo tempo o melhor e o mais simples.',
  ],
  'It beats every simpler model by more than the interval of the difference.': [
    'Supera a todos los más sencillos por más que el intervalo de la diferencia.',
    'Supera todos os mais simples por mais do que o intervalo da diferença.',
  ],
  'It is the simplest of those that no other beats: {best} ranks first, but its lead lies within the interval of the difference.':
    [
      'Es el más sencillo de los que ningún otro supera: el primero es {best}, pero su ventaja cabe en el intervalo de la diferencia.',
      'É o mais simples dos que nenhum outro supera: o primeiro é {best}, mas a sua vantagem cabe no intervalo da diferença.',
    ],
  'Judged on {folds} later blocks of rows in the order of time, each by models of the rows before it.': [
    'Juzgado con {folds} bloques posteriores de filas en orden de tiempo, cada uno por modelos de las filas anteriores.',
    'Avaliado com {folds} blocos posteriores de linhas por ordem de tempo, cada um por modelos das linhas anteriores.',
  ],
  'Judged on {folds} later blocks of rows in the order of time, each by models of the rows before it and of others.':
    [
      'Juzgado con {folds} bloques posteriores de filas en orden de tiempo, cada uno por modelos de las filas anteriores y de otras personas.',
      'Avaliado com {folds} blocos posteriores de linhas por ordem de tempo, cada um por modelos das linhas anteriores e de outras pessoas.',
    ],
  'Judged on {folds} later blocks of rows in the order of time, each by models of rows at least {days} days before it.':
    [
      'Juzgado con {folds} bloques posteriores de filas en orden de tiempo, cada uno por modelos de filas de al menos {days} días antes.',
      'Avaliado com {folds} blocos posteriores de linhas por ordem de tempo, cada um por modelos de linhas de pelo menos {days} dias antes.',
    ],
  'Judged on {folds} later blocks of rows in the order of time, each by models of rows at least {days} days before it and of others.':
    [
      'Juzgado con {folds} bloques posteriores de filas en orden de tiempo, cada uno por modelos de filas de al menos {days} días antes y de otras personas.',
      'Avaliado com {folds} blocos posteriores de linhas por ordem de tempo, cada um por modelos de linhas de pelo menos {days} dias antes e de outras pessoas.',
    ],
  'Judged on {folds} outer folds{parting}; search and calibration saw none of the rows they are judged on.': [
    'Juzgado en {folds} partes{parting}; la búsqueda y el ajuste no vieron ninguna de las filas con que se juzgan.',
    'Avaliado em {folds} partes{parting}; a procura e o ajuste não viram nenhuma das linhas com que são avaliados.',
  ],
  ', each with its share of every class': [
    ', cada una con su parte de cada respuesta',
    ', cada uma com a sua parte de cada resposta',
  ],
  ', each with its share of every class, duplicates and groups kept together': [
    ', cada una con su parte de cada respuesta, con duplicados y grupos juntos',
    ', cada uma com a sua parte de cada resposta, com duplicados e grupos juntos',
  ],
  ', duplicates and groups kept together': [
    ', con duplicados y grupos juntos',
    ', com duplicados e grupos juntos',
  ],
  'Learned from {rows} rows of {file}; it says nothing about people unlike these.': [
    'Aprendido de {rows} filas de {file}; no dice nada de personas distintas de estas.',
    'Aprendido de {rows} linhas de {file}; nada diz de pessoas diferentes destas.',
  ],
  'What the model uses are associations, not causes.': [
    'Lo que usa el modelo son asociaciones, no causas.',
    'O que o modelo usa são associações, não causas.',
  ],
  'logistic regression': ['regresión logística', 'regressão logística'],
  'elastic-net regression': ['regresión de red elástica', 'regressão de rede elástica'],
  'additive glass-box': ['modelo aditivo transparente', 'modelo aditivo transparente'],
  'decision tree': ['árbol de decisión', 'árvore de decisão'],
  'random forest': ['bosque aleatorio', 'floresta aleatória'],
  'gradient-boosted trees': ['árboles potenciados', 'árvores potenciadas'],
  'extremely randomised trees': ['árboles muy aleatorios', 'árvores muito aleatórias'],
  'naive guess': ['adivinar', 'adivinhar'],
  // Columns: why they are left out, and what is known of them.
  'left out as asked': ['dejada fuera como se pidió', 'deixada de fora como se pediu'],
  'named as the identifier': ['elegida como identificador', 'escolhida como identificador'],
  'numbers people': ['numera personas', 'numera pessoas'],
  'rows that share it stay together, as asked': [
    'las filas que la comparten van juntas, como se pidió',
    'as linhas que a partilham vão juntas, como se pediu',
  ],
  'orders the rows, as asked': ['ordena las filas, como se pidió', 'ordena as linhas, como se pediu'],
  'named as protected': ['elegida como protegida', 'escolhida como protegida'],
  'not among the columns asked for': [
    'no está entre las columnas pedidas',
    'não está entre as colunas pedidas',
  ],
  'no cell is filled': ['ninguna celda está llena', 'nenhuma célula está preenchida'],
  'every cell is the same': ['todas las celdas son iguales', 'todas as células são iguais'],
  'free text': ['texto libre', 'texto livre'],
  'personal data ({kind}): {why}': ['dato personal ({kind}): {why}', 'dado pessoal ({kind}): {why}'],
  'protected attribute ({attribute}): {why}': [
    'dato protegido ({attribute}): {why}',
    'dado protegido ({attribute}): {why}',
  ],
  'says the same as "{name}", written otherwise': [
    'dice lo mismo que "{name}", escrito de otro modo',
    'diz o mesmo que "{name}", escrito de outro modo',
  ],
  '"{name}" is empty. Leave it out or fill it.': [
    '"{name}" está vacía. Déjela fuera o llénela.',
    '"{name}" está vazia. Deixe-a de fora ou preencha-a.',
  ],
  '"{name}" is missing in {missing} of {rows} rows ({share}).': [
    '"{name}" falta en {missing} de {rows} filas ({share}).',
    '"{name}" falta em {missing} de {rows} linhas ({share}).',
  ],
  '"{name}" is "{value}" wherever it is filled.': [
    '"{name}" es "{value}" siempre que está llena.',
    '"{name}" é "{value}" sempre que está preenchida.',
  ],
  '"{name}" is "{value}" in {share} of the filled rows.': [
    '"{name}" es "{value}" en el {share} de las filas llenas.',
    '"{name}" é "{value}" em {share} das linhas preenchidas.',
  ],
  '"{name}" has {distinct} different labels in {rows} rows: few rows share one, so little can be learned from each.':
    [
      '"{name}" tiene {distinct} respuestas distintas en {rows} filas: pocas comparten una, así que de cada una se aprende poco.',
      '"{name}" tem {distinct} respostas diferentes em {rows} linhas: poucas partilham uma, por isso de cada uma aprende-se pouco.',
    ],
  '"{name}" is infinite in {rows} rows. Correct or empty these cells.': [
    '"{name}" es infinita en {rows} filas. Corrija o vacíe esas celdas.',
    '"{name}" é infinita em {rows} linhas. Corrija ou esvazie essas células.',
  ],
  '"{name}" has {far} values over three standard deviations from its mean and {beyond} beyond its quartiles\' reach (it runs from {low} to {high}).':
    [
      '"{name}" tiene {far} valores a más de tres desviaciones de su media y {beyond} fuera del alcance de sus cuartiles (va de {low} a {high}).',
      '"{name}" tem {far} valores a mais de três desvios da média e {beyond} fora do alcance dos seus quartis (vai de {low} a {high}).',
    ],
  '"{name}" is lopsided: a few very {side} values pull its mean ({mean}) from its median ({median}).': [
    '"{name}" está ladeada: unos pocos valores muy {side} apartan su media ({mean}) de su mediana ({median}).',
    '"{name}" é assimétrica: uns poucos valores muito {side} afastam a média ({mean}) da mediana ({median}).',
  ],
  high: ['altos', 'altos'],
  low: ['bajos', 'baixos'],
  large: ['grandes', 'grandes'],
  small: ['pequeños', 'pequenos'],
  '"{name}" lies in the future in {rows} rows. Two-digit years may have been read into the wrong century.': [
    '"{name}" está en el futuro en {rows} filas. Puede que años de dos cifras se leyeran en el siglo equivocado.',
    '"{name}" está no futuro em {rows} linhas. Talvez anos de dois algarismos tenham sido lidos no século errado.',
  ],
  '"{name}" lies before 1900 in {rows} rows.': [
    '"{name}" es anterior a 1900 en {rows} filas.',
    '"{name}" é anterior a 1900 em {rows} linhas.',
  ],
  '"{name}" is "{value}" in {rows} rows, which likely stands for "not known" or "over the limit".': [
    '"{name}" es "{value}" en {rows} filas, lo que seguramente quiere decir «no se sabe» o «por encima del límite».',
    '"{name}" é "{value}" em {rows} linhas, o que provavelmente quer dizer «não se sabe» ou «acima do limite».',
  ],
  '"{name}" holds numbers in {share} of its rows and words in the others.': [
    '"{name}" tiene números en el {share} de sus filas y palabras en las demás.',
    '"{name}" tem números em {share} das linhas e palavras nas outras.',
  ],
  '"{column}": left out because {why}: personal data is never learned from.': [
    '"{column}": se deja fuera porque {why}; de datos personales nunca se aprende.',
    '"{column}": fica de fora porque {why}; de dados pessoais nunca se aprende.',
  ],
  '"{column}": several rows share a value, so rows with the same value are kept in one fold.': [
    '"{column}": varias filas comparten un valor, así que las filas con el mismo valor van juntas.',
    '"{column}": várias linhas partilham um valor, por isso as linhas com o mesmo valor vão juntas.',
  ],
  '"{column}" ({what}) is used as asked: the model is for comparison only.': [
    '"{column}" ({what}) se usa como se pidió: el modelo sirve solo para comparar.',
    '"{column}" ({what}) usa-se como se pediu: o modelo serve só para comparar.',
  ],
  '"{column}" ({what}) is not learned from; it is used to audit the model.': [
    'De "{column}" ({what}) no se aprende; sirve para auditar el modelo.',
    'De "{column}" ({what}) não se aprende; serve para auditar o modelo.',
  ],
  '"{column}" is left out: {reason}.': [
    '"{column}" se deja fuera: {reason}.',
    '"{column}" fica de fora: {reason}.',
  ],
  '"{column}" is left out as an identifier: {reason}.': [
    '"{column}" se deja fuera como identificador: {reason}.',
    '"{column}" fica de fora como identificador: {reason}.',
  ],
  '"{label}" is taken as the class to predict because it is the rarer one. Another can be chosen.': [
    '"{label}" se toma como la respuesta que se predice porque es la menos frecuente. Puede elegir otra.',
    '"{label}" é tomada como a resposta que se prevê porque é a menos frequente. Pode escolher outra.',
  ],
  '"{label}" is predicted against all other {others} classes together.': [
    '"{label}" se predice frente a las otras {others} respuestas juntas.',
    '"{label}" prevê-se face às outras {others} respostas juntas.',
  ],
  'The {classes} whole numbers of "{name}" are read as classes. If they are a quantity, say so.': [
    'Los {classes} números enteros de "{name}" se leen como respuestas. Si es una cantidad, elija «un número».',
    'Os {classes} números inteiros de "{name}" leem-se como respostas. Se é uma quantidade, escolha «um número».',
  ],
  '{rows} rows have no "{column}" and are left out.': [
    '{rows} filas no tienen "{column}" y se dejan fuera.',
    '{rows} linhas não têm "{column}" e ficam de fora.',
  ],
  '"{label}" is read as "{as}".': ['"{label}" se lee como "{as}".', '"{label}" lê-se como "{as}".'],
  'Classes with fewer than {least} rows are left out: {classes}.': [
    'Se dejan fuera las respuestas con menos de {least} filas: {classes}.',
    'Ficam de fora as respostas com menos de {least} linhas: {classes}.',
  ],
  'Only {few} rows of "{name}" are "{rare}"; a study needs at least {least} of each class.': [
    'Solo {few} filas de "{name}" son "{rare}"; hacen falta al menos {least} de cada respuesta.',
    'Só {few} linhas de "{name}" são "{rare}"; são precisas pelo menos {least} de cada resposta.',
  ],
  'Fewer than two classes of "{name}" have {least} rows; a study needs at least two such.': [
    'Menos de dos respuestas de "{name}" tienen {least} filas; hacen falta al menos dos.',
    'Menos de duas respostas de "{name}" têm {least} linhas; são precisas pelo menos duas.',
  ],
  'There are {known} rows{some}; a study needs at least {least}. Add rows, or read the data by eye.': [
    'Hay {known} filas{some}; hacen falta al menos {least}. Añada filas o lea los datos a ojo.',
    'Há {known} linhas{some}; são precisas pelo menos {least}. Acrescente linhas ou leia os dados a olho.',
  ],
  '"{column}" alone tells "{group}" from the rest of "{attribute}" {how} (AUC {auc}, 95 % interval {low} to {high}): leaving "{other}" out does not keep it out of the model. Assess whether the column is needed.':
    [
      '"{column}" por sí sola distingue "{group}" del resto de "{attribute}" {how} (AUC {auc}, intervalo del 95 %: {low} a {high}): dejar fuera "{other}" no lo saca del modelo. Averigüe si hace falta la columna.',
      '"{column}" por si só distingue "{group}" do resto de "{attribute}" {how} (AUC {auc}, intervalo de 95 %: {low} a {high}): deixar "{other}" de fora não o tira do modelo. Averigue se a coluna é precisa.',
    ],
  'almost always': ['casi siempre', 'quase sempre'],
  well: ['bien', 'bem'],
  'to a degree': ['en parte', 'em parte'],
  // What a job of learning is at.
  'Training {learner}': ['Aprende: {learner}', 'Aprende: {learner}'],
  'Making columns': ['Se forman columnas', 'Formam-se colunas'],
  'Fitting the recommended model': ['Se ajusta el modelo recomendado', 'Ajusta-se o modelo recomendado'],
  'Comparing mitigations': ['Se comparan formas de mitigar', 'Comparam-se formas de mitigar'],
  'Writing the report': ['Se escribe el informe', 'Escreve-se o relatório'],
  // Questions, and what must never be done with their scores.
  'How many people may leave of their own accord within six months, and what goes with it?': [
    '¿Cuántas personas pueden irse por voluntad propia en seis meses, y qué va con ello?',
    'Quantas pessoas podem sair por vontade própria em seis meses, e o que vai com isso?',
  ],
  'one person at the end of one month': ['una persona al final de un mes', 'uma pessoa no fim de um mês'],
  'HR reads bands over everybody in scope and what goes with them; a named person decides what to offer, and to whom, and writes down why.':
    [
      'RR. HH. lee bandas sobre todos los incluidos y qué va con ellas; una persona con nombre decide qué ofrecer y a quién, y escribe por qué.',
      'Os RH leem faixas sobre todos os incluídos e o que vai com elas; uma pessoa com nome decide o que oferecer e a quem, e escreve porquê.',
    ],
  'Make a list of who will leave: most of those with a raised risk stay.': [
    'Hacer una lista de quién se irá: la mayoría de quienes tienen el riesgo elevado se quedan.',
    'Fazer uma lista de quem vai sair: a maioria dos que têm risco elevado fica.',
  ],
  'Hold a score against a person in pay, promotion, tasks or leaving.': [
    'Usar una puntuación contra una persona en salario, ascensos, tareas o salida.',
    'Usar uma pontuação contra uma pessoa em salário, promoção, tarefas ou saída.',
  ],
  'Show a person’s score to people who have no part in what is offered.': [
    'Mostrar la puntuación de una persona a quien no participa en lo que se ofrece.',
    'Mostrar a pontuação de uma pessoa a quem não participa no que se oferece.',
  ],
  'Read what goes with leaving as its cause: changing it may change nothing.': [
    'Leer lo que va con irse como su causa: cambiarlo puede no cambiar nada.',
    'Ler o que vai com sair como a sua causa: mudá-lo pode não mudar nada.',
  ],
  'How may the next reviews turn out, how many may fall below the last one, and what goes with it?': [
    '¿Cómo pueden salir las próximas evaluaciones, cuántas pueden quedar por debajo de la última, y qué va con ello?',
    'Como podem sair as próximas avaliações, quantas podem ficar abaixo da última, e o que vai com isso?',
  ],
  'one person at the end of a month before a round of reviews begins': [
    'una persona al final de un mes antes de empezar una ronda de evaluación',
    'uma pessoa no fim de um mês antes de começar uma ronda de avaliação',
  ],
  'HR reads how many may fall and what goes with it; the manager talks with the person, in time, about what would help. The review itself is written without the score.':
    [
      'RR. HH. lee cuántas pueden bajar y qué va con ello; el responsable habla a tiempo con la persona de lo que ayudaría. La evaluación se escribe sin la puntuación.',
      'Os RH leem quantas podem descer e o que vai com isso; o gestor fala a tempo com a pessoa sobre o que ajudaria. A avaliação escreve-se sem a pontuação.',
    ],
  'Show a score to whoever writes the review: it would become the review.': [
    'Mostrar una puntuación a quien escribe la evaluación: acabaría siendo la evaluación.',
    'Mostrar uma pontuação a quem escreve a avaliação: acabaria por ser a avaliação.',
  ],
  'Read a rating as what somebody did: it is what a manager wrote, and a model learns what is unfair in it.':
    [
      'Leer una valoración como lo que alguien hizo: es lo que escribió un responsable, y un modelo aprende lo injusto que tenga.',
      'Ler uma nota como o que alguém fez: é o que um gestor escreveu, e um modelo aprende o que tem de injusto.',
    ],
  'Read what goes with better reviews as their cause: changing it may change nothing.': [
    'Leer lo que va con mejores evaluaciones como su causa: cambiarlo puede no cambiar nada.',
    'Ler o que vai com melhores avaliações como a sua causa: mudá-lo pode não mudar nada.',
  ],
  'What can this table say about this column?': [
    '¿Qué puede decir esta tabla de esta columna?',
    'O que pode esta tabela dizer desta coluna?',
  ],
  'one row of the file': ['una fila del archivo', 'uma linha do ficheiro'],
  'A named person decides about each case, sees the reasons, and writes down why.': [
    'Una persona con nombre decide cada caso, ve las razones y escribe por qué.',
    'Uma pessoa com nome decide cada caso, vê as razões e escreve porquê.',
  ],
  'Decide about a person from the score alone.': [
    'Decidir sobre una persona solo por la puntuación.',
    'Decidir sobre uma pessoa só pela pontuação.',
  ],
  'Use the score for another purpose than the one it was made for.': [
    'Usar la puntuación para otro fin que el suyo.',
    'Usar a pontuação para outro fim que não o seu.',
  ],
  'Show a person’s score to people who have no part in the decision.': [
    'Mostrar la puntuación de una persona a quien no participa en la decisión.',
    'Mostrar a pontuação de uma pessoa a quem não participa na decisão.',
  ],
  'Read a reason as a cause: it says what the model used, not what would change the outcome.': [
    'Leer una razón como una causa: dice qué usó el modelo, no qué cambiaría el desenlace.',
    'Ler uma razão como uma causa: diz o que o modelo usou, não o que mudaria o desfecho.',
  ],
  ' with a known "{column}"': [' con "{column}" conocida', ' com "{column}" conhecida'],
  '{share} of what the model uses comes from {columns}, suspected to say the answer.': [
    'El {share} de lo que usa el modelo viene de {columns}, que parece decir la respuesta.',
    '{share} do que o modelo usa vem de {columns}, que parece dizer a resposta.',
  ],
  'When the model is needed, before the outcome, such a column will not be filled in. Leave it out.': [
    'Cuando haga falta el modelo, antes del desenlace, esa columna no estará llena. Déjela fuera.',
    'Quando o modelo for preciso, antes do desfecho, essa coluna não estará preenchida. Deixe-a de fora.',
  ],
  "The best model's lead over a naive guess is {lead}, which could be chance: its interval reaches down to {low}.":
    [
      'La ventaja del mejor modelo sobre adivinar es {lead}, que podría ser azar: su intervalo baja hasta {low}.',
      'A vantagem do melhor modelo sobre adivinhar é {lead}, que pode ser acaso: o seu intervalo desce até {low}.',
    ],
  'Even the best model is no better than a naive guess ({behind} behind it).': [
    'Ni el mejor modelo es mejor que adivinar (queda {behind} por detrás).',
    'Nem o melhor modelo é melhor do que adivinhar (fica {behind} atrás).',
  ],
  'More rows, or columns that have to do with the target, are needed.': [
    'Hacen falta más filas, o columnas que tengan que ver con lo que se predice.',
    'São precisas mais linhas, ou colunas que tenham a ver com o que se prevê.',
  ],
  'Without it, {measure} is {value}.': ['Sin ella, {measure} es {value}.', 'Sem ela, {measure} é {value}.'],
  'its name "{name}" says {what}': ['su nombre "{name}" dice {what}', 'o seu nome "{name}" diz {what}'],
  sex: ['sexo', 'sexo'],
  age: ['edad', 'idade'],
  'under 40': ['menos de 40', 'menos de 40'],
  '40 and over': ['40 o más', '40 ou mais'],
  '60 and over': ['60 o más', '60 ou mais'],
  'under 20': ['menos de 20', 'menos de 20'],
  '20 to 29': ['de 20 a 29', 'de 20 a 29'],
  '30 to 39': ['de 30 a 39', 'de 30 a 39'],
  '40 to 49': ['de 40 a 49', 'de 40 a 49'],
  '50 to 59': ['de 50 a 59', 'de 50 a 59'],
  'blend of {count} learners': ['mezcla de {count} modelos', 'mistura de {count} modelos'],
}
