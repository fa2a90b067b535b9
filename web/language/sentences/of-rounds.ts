import type { Sentences } from './words-of-two.ts'

/** Requests and approvals, reviews, surveys, onboarding, notices, and the rights of those whose data it is. */
export const ofRounds: Sentences = {
  'There is no such request within reach.': [
    'No hay tal solicitud a su alcance.',
    'Não há tal pedido ao seu alcance.',
  ],
  'Only who asked for a change can take the request back.': [
    'Solo quien pidió el cambio puede retirar la solicitud.',
    'Só quem pediu a mudança pode retirar o pedido.',
  ],
  'Only of a correction it is said what is wrong.': [
    'Solo en una corrección se dice qué está mal.',
    'Só numa correção se diz o que está errado.',
  ],
  'Somebody else has to answer what you asked for yourself.': [
    'Otra persona tiene que responder a lo que usted mismo pidió.',
    'Outra pessoa tem de responder ao que você mesmo pediu.',
  ],
  'Who asked for a change, or is concerned by it, cannot decide on it. Somebody else has to.': [
    'Quien pidió un cambio, o a quien afecta, no puede decidirlo. Tiene que hacerlo otra persona.',
    'Quem pediu uma mudança, ou a quem ela diz respeito, não a pode decidir. Tem de ser outra pessoa.',
  ],
  'The request is {status} already.': [
    'La solicitud ya está así: {status}.',
    'O pedido já está assim: {status}.',
  ],
  'The request was decided already.': ['La solicitud ya se decidió.', 'O pedido já foi decidido.'],
  'Changes of these records cannot be asked for.': [
    'No se pueden pedir cambios de estos registros.',
    'Não se podem pedir mudanças destes registos.',
  ],
  'These records cannot be asked for.': [
    'Estos registros no se pueden pedir.',
    'Estes registos não se podem pedir.',
  ],
  'Only the person concerned can ask for changes of these records.': [
    'Solo la persona a quien afectan puede pedir cambios de estos registros.',
    'Só a pessoa a quem dizem respeito pode pedir mudanças destes registos.',
  ],
  'A person cannot ask for this about themselves.': [
    'Una persona no puede pedir esto sobre sí misma.',
    'Uma pessoa não pode pedir isto sobre si mesma.',
  ],
  '{field} is not a field that a person can ask to have changed.': [
    'Una persona no puede pedir que se cambie este campo: {field}.',
    'Uma pessoa não pode pedir que se mude este campo: {field}.',
  ],
  'No such review of this account can be read today.': [
    'Hoy no se puede leer tal evaluación de esta cuenta.',
    'Hoje não se pode ler tal avaliação desta conta.',
  ],
  'The round has no such review by a manager.': [
    'La ronda no tiene tal evaluación de un responsable.',
    'A ronda não tem tal avaliação de um gestor.',
  ],
  'The review is {status}.': ['La evaluación está así: {status}.', 'A avaliação está assim: {status}.'],
  'The scale of the round is {low} to {high}.': [
    'La escala de la ronda va de {low} a {high}.',
    'A escala da ronda vai de {low} a {high}.',
  ],
  'There is no such round of reviews on that day.': [
    'No hay tal ronda de evaluación ese día.',
    'Não há tal ronda de avaliação nesse dia.',
  ],
  'The round is {status}; for this it has to be {allowed}.': [
    'La ronda está así: {status}; para esto tiene que estar: {allowed}.',
    'A ronda está assim: {status}; para isto tem de estar: {allowed}.',
  ],
  'No such survey asks this account today.': [
    'Hoy ninguna encuesta así pregunta a esta cuenta.',
    'Hoje nenhum inquérito assim pergunta a esta conta.',
  ],
  'This account has answered the survey already.': [
    'Esta cuenta ya ha respondido a la encuesta.',
    'Esta conta já respondeu ao inquérito.',
  ],
  'Some answers do not fit their questions.': [
    'Algunas respuestas no encajan con sus preguntas.',
    'Algumas respostas não condizem com as suas perguntas.',
  ],
  'There is no such survey today.': ['Hoy no hay tal encuesta.', 'Hoje não há tal inquérito.'],
  'The person has a plan that runs. End it or change it.': [
    'La persona tiene un plan en marcha. Termínelo o cámbielo.',
    'A pessoa tem um plano em curso. Termine-o ou mude-o.',
  ],
  'There is no such template today.': ['Hoy no hay tal plantilla.', 'Hoje não há tal modelo de plano.'],
  'This account is assigned no such task today.': [
    'Esta cuenta no tiene hoy tal tarea.',
    'Esta conta não tem hoje tal tarefa.',
  ],
  'A task cannot be done on a day to come.': [
    'Una tarea no puede hacerse en un día que está por venir.',
    'Uma tarefa não pode ser feita num dia que está por vir.',
  ],
  'Nobody was told on a day to come.': [
    'A nadie se informó en un día que está por venir.',
    'Ninguém foi informado num dia que está por vir.',
  ],
  'There is no notice yet to translate.': [
    'Aún no hay aviso que traducir.',
    'Ainda não há aviso para traduzir.',
  ],
  'Say who was told.': ['Diga a quién se informó.', 'Diga quem foi informado.'],
  'This account belongs to no person. Say whose objection it is.': [
    'Esta cuenta no es de ninguna persona. Diga de quién es la oposición.',
    'Esta conta não é de nenhuma pessoa. Diga de quem é a oposição.',
  ],
  'This account belongs to no person. Say whose request it is.': [
    'Esta cuenta no es de ninguna persona. Diga de quién es la solicitud.',
    'Esta conta não é de nenhuma pessoa. Diga de quem é o pedido.',
  ],
  'Another HR manager than the one who planned it has to approve.': [
    'Tiene que aprobarlo otro responsable de RR. HH. que quien lo planificó.',
    'Tem de o aprovar outro gestor de RH que não quem o planeou.',
  ],
  'The data is not what the plan said any more. Plan it anew and read it.': [
    'Los datos ya no son los que decía el plan. Planifíquelo de nuevo y léalo.',
    'Os dados já não são os que o plano dizia. Planeie de novo e leia-o.',
  ],
  'Only an open request for erasure is planned and approved.': [
    'Solo se planifica y aprueba una solicitud de borrado abierta.',
    'Só se planeia e aprova um pedido de apagamento aberto.',
  ],
  'Only a request for access that was not refused is answered so.': [
    'Así solo se responde a una solicitud de acceso que no se rechazó.',
    'Assim só se responde a um pedido de acesso que não foi recusado.',
  ],
  'A hold ends on a day to come; it can be placed anew.': [
    'Una conservación termina en un día por venir; se puede ordenar de nuevo.',
    'Uma conservação termina num dia por vir; pode ser ordenada de novo.',
  ],
  'There is no such hold in force within reach.': [
    'No hay tal conservación en vigor a su alcance.',
    'Não há tal conservação em vigor ao seu alcance.',
  ],
  'Say how it was made sure that the request comes from the person.': [
    'Diga cómo se comprobó que la solicitud viene de la persona.',
    'Diga como se verificou que o pedido vem da pessoa.',
  ],
  'It was extended before.': ['Ya se amplió una vez.', 'Já foi prolongado uma vez.'],
  'The request was answered before.': ['La solicitud ya se respondió.', 'O pedido já foi respondido.'],
  'This account may not answer this request.': [
    'Esta cuenta no puede responder a esta solicitud.',
    'Esta conta não pode responder a este pedido.',
  ],
  'Somebody with this {kind} was erased on request. Enter the person again only on a new legal ground, and lift the suppression first.':
    [
      'Alguien con este dato ({kind}) fue borrado a petición suya. Introdúzcalo de nuevo solo con una nueva base legal, y levante antes el bloqueo.',
      'Alguém com este dado ({kind}) foi apagado a seu pedido. Introduza-o de novo só com uma nova base legal, e levante antes o bloqueio.',
    ],
  'Line {line} of {file} was altered. Put back a whole copy: without it, erased people could come back with an older backup.':
    [
      'La línea {line} de {file} fue alterada. Reponga una copia entera: sin ella, personas borradas podrían volver con una copia de seguridad anterior.',
      'A linha {line} de {file} foi alterada. Reponha uma cópia inteira: sem ela, pessoas apagadas poderiam voltar com uma cópia de segurança anterior.',
    ],
  'What is due is not what was read any more. Read the list again.': [
    'Lo que vence ya no es lo que se leyó. Lea la lista de nuevo.',
    'O que vence já não é o que foi lido. Leia a lista de novo.',
  ],
}
