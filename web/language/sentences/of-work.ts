import type { Sentences } from './words-of-two.ts'

/** Jobs, the lake, keys and the machine below. */
export const ofWork: Sentences = {
  'There is no job "{name}"; GET /job-kinds lists them.': [
    'No hay ninguna tarea "{name}".',
    'Não há nenhuma tarefa "{name}".',
  ],
  'The job is {state} already.': ['La tarea ya está así: {state}.', 'A tarefa já está assim: {state}.'],
  'The job is {state}: only what failed or was cancelled is tried again.': [
    'La tarea está así: {state}; solo se reintenta lo que falló o se detuvo.',
    'A tarefa está assim: {state}; só se repete o que falhou ou foi parado.',
  ],
  '{own} of your jobs wait or run already. Wait for one to end, or cancel one.': [
    'Ya esperan o están en marcha {own} tareas suyas. Espere a que termine una o detenga una.',
    'Já esperam ou estão em curso {own} tarefas suas. Espere que uma termine ou pare uma.',
  ],
  'Too many jobs are waiting at the moment. Try again later.': [
    'Ahora esperan demasiadas tareas. Pruebe más tarde.',
    'Agora esperam demasiadas tarefas. Tente mais tarde.',
  ],
  'The same job is already waiting or running.': [
    'La misma tarea ya espera o está en marcha.',
    'A mesma tarefa já espera ou está em curso.',
  ],
  'There is no such job within reach.': [
    'No hay tal tarea a su alcance.',
    'Não há tal tarefa ao seu alcance.',
  ],
  'Another worker has taken the job over.': [
    'Otro proceso se hizo cargo de la tarea.',
    'Outro processo encarregou-se da tarefa.',
  ],
  'It took longer than it may.': ['Tardó más de lo que puede.', 'Demorou mais do que pode.'],
  'Something went wrong inside Cadre; the log says what.': [
    'Algo falló dentro de Cadre; el registro dice qué.',
    'Algo falhou dentro do Cadre; o registo diz o quê.',
  ],
  'The step "{step}" of {day} is {state}: {...reason}': [
    'El paso "{step}" del {day} está así: {state}. {...reason}',
    'O passo "{step}" de {day} está assim: {state}. {...reason}',
  ],
  'no reason is known': ['no se conoce el motivo', 'não se conhece o motivo'],
  'There is no end of a month from {from} to {last} that has come.': [
    'Del {from} al {last} no ha llegado ningún fin de mes.',
    'De {from} a {last} não chegou nenhum fim de mês.',
  ],
  'Nothing is known of {kinds} by {day}: nothing is written.': [
    'No se sabe nada de {kinds} hasta el {day}: no se escribe nada.',
    'Nada se sabe de {kinds} até {day}: nada se escreve.',
  ],
  'Nobody employed on {day} may be processed for {purpose}: nothing is written. People have to be told of it first.':
    [
      'De quienes trabajaban el {day} no se puede tratar a nadie para {purpose}: no se escribe nada. Antes hay que avisar a las personas.',
      'De quem trabalhava em {day} ninguém pode ser tratado para {purpose}: nada se escreve. Antes é preciso avisar as pessoas.',
    ],
  'The day {day} has not come yet.': ['El día {day} aún no ha llegado.', 'O dia {day} ainda não chegou.'],
  'What will be known at a later moment cannot be said yet.': [
    'Aún no se puede decir qué se sabrá más tarde.',
    'Ainda não se pode dizer o que se saberá mais tarde.',
  ],
  'No month from {from} on has an outcome that can be known: {months} months after its end are not over. Begin earlier.':
    [
      'Ningún mes desde el {from} tiene un desenlace que se pueda saber: no han pasado {months} meses desde su fin. Empiece antes.',
      'Nenhum mês desde {from} tem um desfecho que se possa saber: não passaram {months} meses do seu fim. Comece antes.',
    ],
  'No round of reviews by managers began {months} months or more after {from}. Begin earlier, or look ahead less far.':
    [
      'Ninguna ronda de evaluación de responsables empezó {months} meses o más después del {from}. Empiece antes o mire menos lejos.',
      'Nenhuma ronda de avaliação de gestores começou {months} meses ou mais depois de {from}. Comece antes ou olhe menos longe.',
    ],
  'Nobody was rated after the days of the rows. Published reviews by managers are needed, and a day before them.':
    [
      'Nadie fue valorado después de los días de las filas. Hacen falta evaluaciones publicadas y un día anterior a ellas.',
      'Ninguém foi avaliado depois dos dias das linhas. São precisas avaliações publicadas e um dia anterior a elas.',
    ],
  'Nothing is known of anybody after the days of the rows, up to {until}. If the past was brought in later, say before which day, under “What was brought in later” of the page System or as --history on the command line.':
    [
      'No se sabe nada de nadie después de los días de las filas, hasta el {until}. Si el pasado se trajo después, diga antes de qué día, en «Lo que se trajo después» de la página Sistema o con --history en la línea de órdenes.',
      'Nada se sabe de ninguém depois dos dias das linhas, até {until}. Se o passado foi trazido depois, diga antes de que dia, em «O que foi trazido depois» da página Sistema ou com --history na linha de comandos.',
    ],
  'By the end of these days nobody who was employed on them had been recorded in the lake. If their past was brought in later, say before which day, under “What was brought in later” of the page System or as --history on the command line.':
    [
      'Al final de estos días no se había registrado en el lago a nadie que estuviera empleado. Si su pasado se trajo después, diga antes de qué día, en «Lo que se trajo después» de la página Sistema o con --history en la línea de órdenes.',
      'No fim destes dias não se tinha registado no lago ninguém que estivesse empregado. Se o seu passado foi trazido depois, diga antes de que dia, em «O que foi trazido depois» da página Sistema ou com --history na linha de comandos.',
    ],
  'What holds on {before} cannot have been brought in later: the day is to come. Say {tomorrow} or an earlier one.':
    [
      'Lo que vale el {before} no puede haberse traído después: el día está por llegar. Indique el {tomorrow} o uno anterior.',
      'O que vale em {before} não pode ter sido trazido depois: o dia está para vir. Indique {tomorrow} ou um anterior.',
    ],
  'An import brought the past of at least as many people as were known before.': [
    'Una importación trajo el pasado de al menos tantas personas como se conocían antes.',
    'Uma importação trouxe o passado de pelo menos tantas pessoas quantas se conheciam antes.',
  ],
  'The made-up company was brought in with its past.': [
    'La empresa inventada se trajo con su pasado.',
    'A empresa inventada foi trazida com o seu passado.',
  ],
  'Of no row in {name} is it known {meaning}: there is nothing to learn from yet.': [
    'De ninguna fila de {name} se sabe el desenlace ({meaning}): aún no hay de qué aprender.',
    'De nenhuma linha de {name} se sabe o desfecho ({meaning}): ainda não há de que aprender.',
  ],
  'Nobody is employed in the lake on any of these days.': [
    'En el lago no hay nadie empleado ninguno de estos días.',
    'No lago não há ninguém empregado em nenhum destes dias.',
  ],
  'A transaction has been open for a minute; what is known at the moment is not settled before it ends. Try again later.':
    [
      'Una transacción lleva abierta un minuto; lo que se sabe ahora no está firme hasta que termine. Pruebe más tarde.',
      'Uma transação está aberta há um minuto; o que se sabe agora não está firme antes de acabar. Tente mais tarde.',
    ],
  'The lake holds no {place}.': ['El lago no tiene {place}.', 'O lago não tem {place}.'],
  'The lake holds no data set "{name}".': [
    'El lago no tiene ningún conjunto de datos "{name}".',
    'O lago não tem nenhum conjunto de dados "{name}".',
  ],
  '"{name}" holds protected attributes: they are read to audit only.': [
    '"{name}" tiene datos protegidos: solo se leen para auditar.',
    '"{name}" tem dados protegidos: só se leem para auditar.',
  ],
  '{place} in the lake is not what Cadre writes. Restore it from a backup.': [
    '{place} en el lago no es lo que Cadre escribe. Repóngalo de una copia de seguridad.',
    '{place} no lago não é o que o Cadre escreve. Reponha-o de uma cópia de segurança.',
  ],
  '{place} in the lake {what}. Restore it from a backup, or write it again.': [
    '{place} en el lago no está bien ({what}). Repóngalo de una copia de seguridad o escríbalo de nuevo.',
    '{place} no lago não está bem ({what}). Reponha-o de uma cópia de segurança ou escreva-o de novo.',
  ],
  'The rows are not those that the name stands for.': [
    'Las filas no son las que dice el nombre.',
    'As linhas não são as que o nome diz.',
  ],
  'The lake in {path} cannot be written: {code}.': [
    'No se puede escribir en el lago de {path}: {code}.',
    'Não se pode escrever no lago de {path}: {code}.',
  ],
  'Somebody was erased while the data set was written. Write it again.': [
    'Se borró a alguien mientras se escribían los datos. Escríbalos de nuevo.',
    'Alguém foi apagado enquanto se escreviam os dados. Escreva-os de novo.',
  ],
  'There is no field key {id}.': ['No hay ninguna clave {id}.', 'Não há nenhuma chave {id}.'],
  'Key {id} is the current one. Rotate first, then retire it.': [
    'La clave {id} es la actual. Cámbiela antes y retírela después.',
    'A chave {id} é a atual. Mude-a antes e retire-a depois.',
  ],
  '{needed} values are still sealed with key {id}. Seal them anew first.': [
    'Aún hay {needed} valores sellados con la clave {id}. Séllelos antes de nuevo.',
    'Ainda há {needed} valores selados com a chave {id}. Sele-os antes de novo.',
  ],
  'Field key {id} is not there. Put back the key file that holds it; nothing that it sealed can be read without it.':
    [
      'Falta la clave {id}. Reponga el archivo de claves que la tiene; sin ella no se lee nada de lo que selló.',
      'Falta a chave {id}. Reponha o ficheiro de chaves que a tem; sem ela não se lê nada do que selou.',
    ],
  'A sealed value was altered or moved in the database. Compare with a backup; the value is not shown.': [
    'Un valor sellado fue alterado o movido en la base de datos. Compare con una copia de seguridad; el valor no se muestra.',
    'Um valor selado foi alterado ou movido na base de dados. Compare com uma cópia de segurança; o valor não se mostra.',
  ],
  'The audit trail takes no entries at the moment, so nothing was done and nothing is shown.': [
    'El registro de auditoría no admite ahora anotaciones, así que no se hizo ni se muestra nada.',
    'O registo de auditoria não admite agora anotações, por isso nada se fez nem se mostra.',
  ],
  'The disk of the database is full; nothing was written.': [
    'El disco de la base de datos está lleno; no se escribió nada.',
    'O disco da base de dados está cheio; nada foi escrito.',
  ],
  'The disk of the database reports errors; nothing was written. Look at the disk before you start anew.': [
    'El disco de la base de datos da errores; no se escribió nada. Mire el disco antes de empezar de nuevo.',
    'O disco da base de dados dá erros; nada foi escrito. Veja o disco antes de começar de novo.',
  ],
  'The database does not answer at the moment. Try again soon.': [
    'La base de datos no responde ahora. Pruebe en un momento.',
    'A base de dados não responde agora. Tente daqui a pouco.',
  ],
  'The embedded database has stopped: {reason}. Nothing that was acknowledged is lost; start Cadre again.': [
    'La base de datos interna se detuvo: {reason}. No se pierde nada de lo confirmado; inicie Cadre de nuevo.',
    'A base de dados interna parou: {reason}. Nada do que foi confirmado se perde; inicie o Cadre de novo.',
  ],
  'Another process fills the demo.': [
    'Otro proceso llena la demostración.',
    'Outro processo enche a demonstração.',
  ],
}
