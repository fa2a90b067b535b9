import type { Sentences } from './words-of-two.ts'

/** Models, versions, trainings, studies and cases: what is refused. */
export const ofModels: Sentences = {
  '"{name}" may be used for {purposes}, not for {purpose}.': [
    '«{name}» se puede usar para {purposes}, no para {purpose}.',
    '«{name}» pode ser usada para {purposes}, não para {purpose}.',
  ],
  'Somebody whose rows version {number} learned from was erased on {day}.': [
    'El {day} se borró a alguien de cuyas filas aprendió la versión {number}.',
    'Em {day} apagou-se alguém com cujas linhas a versão {number} aprendeu.',
  ],
  'Train it anew on what is left, and let that version take its place by {day}.': [
    'Entrénela de nuevo con lo que queda, y que esa versión ocupe su lugar antes del {day}.',
    'Treine-a de novo com o que resta, e que essa versão tome o seu lugar até {day}.',
  ],
  '{count} features of everybody employed, on {day}': [
    '{count} características de todas las personas empleadas, el {day}',
    '{count} características de todas as pessoas empregadas, em {day}',
  ],
  '{count} features of everybody employed, on {days} days from {first} to {last}': [
    '{count} características de todas las personas empleadas, en {days} días del {first} al {last}',
    '{count} características de todas as pessoas empregadas, em {days} dias de {first} a {last}',
  ],
  'Every row of the file is about somebody who was erased; nothing is left to keep.': [
    'Todas las filas del archivo son de personas que fueron borradas; no queda nada que guardar.',
    'Todas as linhas do ficheiro são de pessoas que foram apagadas; não resta nada para guardar.',
  ],
  'There is no report of this kind by that day that this account may read. Ask for a later day, or have one made.':
    [
      'No hay ningún informe de este tipo hasta ese día que esta cuenta pueda leer. Pida un día posterior, o haga que se elabore uno.',
      'Não há nenhum relatório deste tipo até esse dia que esta conta possa ler. Peça um dia posterior, ou mande elaborar um.',
    ],
  'There is no use case "{name}". There are: {known}.': [
    'No hay ninguna pregunta "{name}". Hay: {known}.',
    'Não há nenhuma pergunta "{name}". Há: {known}.',
  ],
  'There is a model "{name}" already. Choose another name.': [
    'Ya hay un modelo "{name}". Elija otro nombre.',
    'Já há um modelo "{name}". Escolha outro nome.',
  ],
  'There is no model "{name}".': ['No hay ningún modelo "{name}".', 'Não há nenhum modelo "{name}".'],
  'The version learned from the rows of "{name}", so they cannot judge it.': [
    'La versión aprendió de las filas de "{name}", así que no pueden evaluarla.',
    'A versão aprendeu das linhas de "{name}", por isso não a podem avaliar.',
  ],
  'The version learned from rows of "{name}" up to {day}, so they cannot judge it.': [
    'La versión aprendió de filas de "{name}" hasta el {day}, así que no pueden evaluarla.',
    'A versão aprendeu de linhas de "{name}" até {day}, por isso não a podem avaliar.',
  ],
  'Train it with rows held out and judge it on those, or judge it on later rows under another name.': [
    'Entrénela con filas reservadas y evalúela con ellas, o evalúela con filas posteriores bajo otro nombre.',
    'Treine-a com linhas reservadas e avalie-a com elas, ou avalie-a com linhas posteriores com outro nome.',
  ],
  'Judge it on rows after {day}.': [
    'Evalúela con filas después del {day}.',
    'Avalie-a com linhas depois de {day}.',
  ],
  '"{name}" has no later row.': [
    '"{name}" no tiene filas posteriores.',
    '"{name}" não tem linhas posteriores.',
  ],
  'Train it up to an earlier day, or wait for later rows.': [
    'Entrénela hasta un día anterior, o espere a filas posteriores.',
    'Treine-a até um dia anterior, ou espere por linhas posteriores.',
  ],
  'Rows were held out of "{name}" as it was when the version was trained ({sequence}), not as it is here. Judge it on those, or on later rows under another name.':
    [
      'Se reservaron filas de "{name}" tal como estaba cuando se entrenó la versión ({sequence}), no como está aquí. Evalúela con aquellas, o con filas posteriores bajo otro nombre.',
      'Reservaram-se linhas de "{name}" tal como estava quando a versão foi treinada ({sequence}), não como está aqui. Avalie-a com essas, ou com linhas posteriores com outro nome.',
    ],
  '"{name}" tells which of several answers is the likeliest ({target}), and such scores put nobody in an order, so people are not scored with it.':
    [
      '"{name}" dice cuál de varias respuestas es la más probable ({target}), y esas puntuaciones no ordenan a nadie, así que no se puntúa a personas con él.',
      '"{name}" diz qual de várias respostas é a mais provável ({target}), e essas pontuações não ordenam ninguém, por isso não se pontuam pessoas com ele.',
    ],
  'Set up a model with a question of yes or no, or of a number.': [
    'Prepare un modelo con una pregunta de sí o no, o de un número.',
    'Prepare um modelo com uma pergunta de sim ou não, ou de um número.',
  ],
  'This version answers already.': ['Esta versión ya responde.', 'Esta versão já responde.'],
  'Have the version judged on later data first: start the job judge_model.': [
    'Haga juzgar antes la versión con datos posteriores.',
    'Faça avaliar antes a versão com dados posteriores.',
  ],
  'Somebody was erased from the rows that version {number} learned from. Train the model anew on what is left, and propose that version.':
    [
      'Se borró a alguien de las filas de las que aprendió la versión {number}. Entrene el modelo de nuevo con lo que queda y proponga esa versión.',
      'Apagou-se alguém das linhas com que aprendeu a versão {number}. Treine o modelo de novo com o que resta e proponha essa versão.',
    ],
  'Somebody was erased from what it learned from, and no version took its place by {day}': [
    'Se borró a alguien de lo que aprendió, y ninguna versión ocupó su lugar hasta el {day}',
    'Apagou-se alguém do que aprendeu, e nenhuma versão ocupou o seu lugar até {day}',
  ],
  'A version was retired: somebody was erased from what it learned from.': [
    'Se retiró una versión: se borró a alguien de lo que aprendió.',
    'Retirou-se uma versão: apagou-se alguém do que aprendeu.',
  ],
  'The judgement found a difference between groups. Say in sixty characters or more why it is justified, or what is done about it.':
    [
      'La evaluación encontró una diferencia entre grupos. Diga en sesenta caracteres o más por qué se justifica, o qué se hace al respecto.',
      'A avaliação encontrou uma diferença entre grupos. Diga em sessenta caracteres ou mais por que se justifica, ou o que se faz a respeito.',
    ],
  'The version did not pass its last judgement. Mend it, or judge it again.': [
    'La versión no pasó su último juicio. Corríjala o júzguela de nuevo.',
    'A versão não passou na última avaliação. Corrija-a ou avalie-a de novo.',
  ],
  'The champion is another one since the judgement. Judge the version again.': [
    'Desde el juicio responde otra versión. Juzgue la versión de nuevo.',
    'Desde a avaliação responde outra versão. Avalie a versão de novo.',
  ],
  'The version was proposed already and waits for a decision.': [
    'La versión ya se propuso y espera una decisión.',
    'A versão já foi proposta e espera uma decisão.',
  ],
  'Who trained or proposed a version does not decide on it. Somebody else must.': [
    'Quien entrenó o propuso una versión no decide sobre ella. Tiene que hacerlo otra persona.',
    'Quem treinou ou propôs uma versão não decide sobre ela. Tem de ser outra pessoa.',
  ],
  'The promotion was decided on before.': ['Ya se decidió sobre esto.', 'Já se decidiu sobre isto.'],
  'The judgement no longer holds: judge the version again, or refuse.': [
    'El juicio ya no vale: juzgue la versión de nuevo o rechácela.',
    'A avaliação já não vale: avalie a versão de novo ou recuse-a.',
  ],
  'There is no such promotion.': ['No hay tal propuesta.', 'Não há tal proposta.'],
  'There is no such training.': ['No hay tal entrenamiento.', 'Não há tal treino.'],
  'This version answers: promote another, or roll back, instead.': [
    'Esta versión responde: apruebe otra o vuelva a la anterior.',
    'Esta versão responde: aprove outra ou volte à anterior.',
  ],
  'The version is at "{stage}" already.': [
    'La versión ya está en "{stage}".',
    'A versão já está em "{stage}".',
  ],
  'Version {number} is tried already. Lay it aside first.': [
    'Ya se prueba la versión {number}. Déjela antes a un lado.',
    'Já se experimenta a versão {number}. Ponha-a antes de lado.',
  ],
  'No other version has answered before: there is nothing to go back to.': [
    'Ninguna otra versión respondió antes: no hay a qué volver.',
    'Nenhuma outra versão respondeu antes: não há a que voltar.',
  ],
  'This bundle is version {number} of the model already.': [
    'Este paquete ya es la versión {number} del modelo.',
    'Este pacote já é a versão {number} do modelo.',
  ],
  'The model answers "{target}" ({task}); this bundle answers "{other}" ({otherTask}). Register it as another model.':
    [
      'El modelo responde "{target}" ({task}); este paquete responde "{other}" ({otherTask}). Regístrelo como otro modelo.',
      'O modelo responde "{target}" ({task}); este pacote responde "{other}" ({otherTask}). Registe-o como outro modelo.',
    ],
  'There is no such version of a model.': [
    'No hay tal versión de un modelo.',
    'Não há tal versão de um modelo.',
  ],
  'There is no such alert.': ['No hay tal alerta.', 'Não há tal alerta.'],
  'Somebody has said already what is done about it.': [
    'Alguien ya dijo qué se hace al respecto.',
    'Alguém já disse o que se faz a respeito.',
  ],
  'No version of "{name}" that was trained here answers, so there is nothing to train anew. Train one first.':
    [
      'No responde ninguna versión de "{name}" entrenada aquí, así que no hay qué entrenar de nuevo. Entrene antes una.',
      'Não responde nenhuma versão de "{name}" treinada aqui, por isso não há o que treinar de novo. Treine antes uma.',
    ],
  '"{dataSet}" holds what the champion learned from and nothing newer. Write it anew first.': [
    '"{dataSet}" tiene lo que aprendió la versión que responde y nada más nuevo. Escríbalo antes de nuevo.',
    '"{dataSet}" tem o que aprendeu a versão que responde e nada mais novo. Escreva-o antes de novo.',
  ],
  'The champion learned from rows up to {seen}; rows are known up to {newest}. Outcomes of {months} more months are needed to compare on rows that neither has seen.':
    [
      'La versión que responde aprendió de filas hasta el {seen}; se conocen filas hasta el {newest}. Hacen falta desenlaces de {months} meses más para comparar con filas que ninguna ha visto.',
      'A versão que responde aprendeu de linhas até {seen}; conhecem-se linhas até {newest}. São precisos desfechos de mais {months} meses para comparar com linhas que nenhuma viu.',
    ],
  'No version of the model "{model}" answers yet.': [
    'Aún no responde ninguna versión del modelo "{model}".',
    'Ainda não responde nenhuma versão do modelo "{model}".',
  ],
  'No version of a model "{name}" answers yet. Have one approved first.': [
    'Aún no responde ninguna versión de un modelo "{name}". Haga aprobar antes una.',
    'Ainda não responde nenhuma versão de um modelo "{name}". Faça aprovar antes uma.',
  ],
  '"{dataSet}" does not say whom its rows are about. Use a data set of features.': [
    '"{dataSet}" no dice de quién son sus filas. Use un conjunto de datos con características.',
    '"{dataSet}" não diz de quem são as suas linhas. Use um conjunto de dados com características.',
  ],
  'The file has no column "{subject}". It has: {columns}.': [
    'El archivo no tiene ninguna columna "{subject}". Tiene: {columns}.',
    'O ficheiro não tem nenhuma coluna "{subject}". Tem: {columns}.',
  ],
  '"{name}" has no column as_of with the day of a row, so no days can be chosen.': [
    '"{name}" no tiene una columna as_of con el día de cada fila, así que no se pueden elegir días.',
    '"{name}" não tem uma coluna as_of com o dia de cada linha, por isso não se podem escolher dias.',
  ],
  '"{name}" has no row.': ['"{name}" no tiene filas.', '"{name}" não tem linhas.'],
  '"{name}" has no row of the days that were asked for ({days}).': [
    '"{name}" no tiene filas de los días pedidos ({days}).',
    '"{name}" não tem linhas dos dias pedidos ({days}).',
  ],
  'Input {index}: the model has no column "{name}".{hint}': [
    'Entrada {index}: el modelo no tiene ninguna columna "{name}".{hint}',
    'Entrada {index}: o modelo não tem nenhuma coluna "{name}".{hint}',
  ],
  '"{dataSet}" has no column "{target}".{hint}': [
    '"{dataSet}" no tiene ninguna columna "{target}".{hint}',
    '"{dataSet}" não tem nenhuma coluna "{target}".{hint}',
  ],
  'The lake holds {set}.{hint}': ['En el lago {set}.{hint}', 'No lago {set}.{hint}'],
  'no data set "{name}"': [
    'no hay ningún conjunto de datos "{name}"',
    'não há nenhum conjunto de dados "{name}"',
  ],
  'no version "{sequence}" of "{name}"': [
    'no hay ninguna versión "{sequence}" de "{name}"',
    'não há nenhuma versão "{sequence}" de "{name}"',
  ],
  'The model does not read a column "{name}".{hint}': [
    'El modelo no lee ninguna columna "{name}".{hint}',
    'O modelo não lê nenhuma coluna "{name}".{hint}',
  ],
  'Is "{name}" meant?': ['¿Se refiere a "{name}"?', 'Refere-se a "{name}"?'],
  'Did you mean "{name}"?': ['¿Quiso decir "{name}"?', 'Quis dizer "{name}"?'],
  'This model learned from protected attributes. It can be compared with, never registered for use.': [
    'Este modelo aprendió de datos protegidos. Sirve para comparar; no se registra para usarlo.',
    'Este modelo aprendeu de dados protegidos. Serve para comparar; não se regista para uso.',
  ],
  '"{name}" has the shape [{shape}] and {values} values; {rows} × {columns} are expected.': [
    '"{name}" tiene la forma [{shape}] y {values} valores; se esperan {rows} × {columns}.',
    '"{name}" tem a forma [{shape}] e {values} valores; esperam-se {rows} × {columns}.',
  ],
  'Version {asked} of "{name}" does not answer; version {number} does.': [
    'La versión {asked} de "{name}" no responde; responde la versión {number}.',
    'A versão {asked} de "{name}" não responde; responde a versão {number}.',
  ],
  'One request asks of at most {most} rows; this one of {rows}.': [
    'Una petición pregunta por {most} filas como máximo; esta por {rows}.',
    'Um pedido pergunta por {most} linhas no máximo; este por {rows}.',
  ],
  '"explain" takes a number of reasons from 0 to {most}.': [
    '"explain" toma un número de razones de 0 a {most}.',
    '"explain" aceita um número de razões de 0 a {most}.',
  ],
  'The study was stopped; nothing was written.': [
    'El estudio se detuvo; no se escribió nada.',
    'O estudo foi parado; nada foi escrito.',
  ],
  'There is too little to learn from: {problem}.': [
    'Hay demasiado poco de qué aprender: {problem}.',
    'Há muito pouco de que aprender: {problem}.',
  ],
  'No column is left to learn from; {why}. Name some to learn from.': [
    'No queda ninguna columna de la que aprender; {why}. Elija algunas.',
    'Não resta nenhuma coluna de que aprender; {why}. Escolha algumas.',
  ],
  'There is no {asked} "{name}".{hint}': [
    'No hay {asked} con el nombre "{name}".{hint}',
    'Não há {asked} com o nome "{name}".{hint}',
  ],
  'The target "{column}" has no class "{wanted}".{hint} It has {labels}.': [
    'La columna "{column}" no tiene la respuesta "{wanted}".{hint} Tiene {labels}.',
    'A coluna "{column}" não tem a resposta "{wanted}".{hint} Tem {labels}.',
  ],
  '"{target}" is the target; it cannot be named for anything else as well.': [
    '"{target}" es lo que se predice; no puede elegirse para nada más.',
    '"{target}" é o que se prevê; não pode escolher-se para mais nada.',
  ],
  'No group has {least} people of whom enough is known. Take larger groups; nothing is told of smaller ones.':
    [
      'Ningún grupo tiene {least} personas de las que se sepa bastante. Tome grupos mayores; de los menores no se dice nada.',
      'Nenhum grupo tem {least} pessoas de que se saiba o bastante. Tome grupos maiores; dos menores nada se diz.',
    ],
  '{days} days of snapshots do not make {blocks} blocks in their later half.': [
    '{days} días no dan {blocks} bloques en su segunda mitad.',
    '{days} dias não dão {blocks} blocos na sua segunda metade.',
  ],
  // Studies with pseudonyms, and cases that somebody decides.
  'The study would be over before it begins.': [
    'El estudio terminaría antes de empezar.',
    'O estudo acabaria antes de começar.',
  ],
  'Nobody may be studied for {purpose} ({why}). Publish a notice for this purpose, record who was told, and approve again.':
    [
      'No se puede estudiar a nadie para {purpose} ({why}). Publique un aviso de este fin, anote a quién se informó y apruebe de nuevo.',
      'Não se pode estudar ninguém para {purpose} ({why}). Publique um aviso deste fim, registe quem foi informado e aprove de novo.',
    ],
  'Only who asked for a study reads its data sets.': [
    'Solo quien pidió un estudio lee sus datos.',
    'Só quem pediu um estudo lê os seus dados.',
  ],
  'The study is {status}.': ['El estudio está así: {status}.', 'O estudo está assim: {status}.'],
  'The study was approved for {purpose}. Send that as Cadre-Purpose; it serves no other.': [
    'El estudio se aprobó para {purpose} y no sirve para otro fin.',
    'O estudo foi aprovado para {purpose} e não serve para outro fim.',
  ],
  'Who asked cannot approve. Somebody else must.': [
    'Quien lo pidió no puede aprobarlo. Tiene que hacerlo otra persona.',
    'Quem o pediu não o pode aprovar. Tem de ser outra pessoa.',
  ],
  'It was decided on before.': ['Ya se decidió.', 'Já se decidiu.'],
  'The study has no such pseudonym, or has ended.': [
    'El estudio no tiene ese seudónimo o ha terminado.',
    'O estudo não tem esse pseudónimo ou terminou.',
  ],
  'The question is {status}; whose it is cannot be read.': [
    'La pregunta está así: {status}; no se puede leer de quién es.',
    'A pergunta está assim: {status}; não se pode ler de quem é.',
  ],
  'Only who asked or approved reads the answer.': [
    'Solo quien preguntó o aprobó lee la respuesta.',
    'Só quem perguntou ou aprovou lê a resposta.',
  ],
  'There is no such question within reach.': [
    'No hay tal pregunta a su alcance.',
    'Não há tal pergunta ao seu alcance.',
  ],
  'There is no such study within reach.': [
    'No hay tal estudio a su alcance.',
    'Não há tal estudo ao seu alcance.',
  ],
  'Who asked for a study cannot approve it. Somebody else must.': [
    'Quien pidió un estudio no puede aprobarlo. Tiene que hacerlo otra persona.',
    'Quem pediu um estudo não o pode aprovar. Tem de ser outra pessoa.',
  ],
  'The study was decided on before.': ['El estudio ya se decidió.', 'O estudo já foi decidido.'],
  'The case would be overdue before it is opened.': [
    'El caso vencería antes de abrirse.',
    'O caso venceria antes de ser aberto.',
  ],
  'Somebody is asked about this score already.': [
    'Ya se pregunta a alguien por esta puntuación.',
    'Já se pergunta a alguém por esta pontuação.',
  ],
  'There is no such case within reach.': ['No hay tal caso a su alcance.', 'Não há tal caso ao seu alcance.'],
  'Somebody else is asked to decide this case.': [
    'Se pide a otra persona que decida este caso.',
    'Pede-se a outra pessoa que decida este caso.',
  ],
  'The case is {state} already.': ['El caso ya está así: {state}.', 'O caso já está assim: {state}.'],
  'There is no such score within reach.': [
    'No hay tal puntuación a su alcance.',
    'Não há tal pontuação ao seu alcance.',
  ],
  'There is no such score of yours.': ['No hay tal puntuación suya.', 'Não há tal pontuação sua.'],
  'This account may not be asked about this person. Choose one of those who may decide on the case.': [
    'No se puede consultar a esta cuenta sobre esta persona. Elija a alguien que pueda decidir sobre el caso.',
    'Esta conta não pode ser consultada sobre esta pessoa. Escolha alguém que possa decidir sobre o caso.',
  ],
  'No other HR manager can look at this at the moment. Ask your HR department in person.': [
    'Ningún otro responsable de RR. HH. puede mirarlo ahora. Pregunte en persona a su departamento de RR. HH.',
    'Nenhum outro gestor de RH pode ver isto agora. Pergunte em pessoa ao seu departamento de RH.',
  ],
  'Something can be said of fewer than {least} people. Nothing is told of so few.': [
    'Se podría decir algo de menos de {least} personas. De tan pocas no se dice nada.',
    'Poderia dizer-se algo de menos de {least} pessoas. De tão poucas nada se diz.',
  ],
  'A report is of the end of a month that has come; {day} is not. Say a day such as {example}.': [
    'Un informe es de un fin de mes que ya llegó; {day} no lo es. Diga un día como {example}.',
    'Um relatório é de um fim de mês que já chegou; {day} não o é. Diga um dia como {example}.',
  ],
  'Nobody who was employed on these days may be looked at for this purpose.': [
    'No se puede mirar para este fin a nadie que estuviera empleado estos días.',
    'Não se pode ver para este fim ninguém que estivesse empregado nestes dias.',
  ],
}
