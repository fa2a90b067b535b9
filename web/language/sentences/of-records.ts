import type { Sentences } from './words-of-two.ts'

/** Records, lists, views, drafts and custom fields. */
export const ofRecords: Sentences = {
  'This account belongs to no person who could be given feedback.': [
    'Esta cuenta no es de ninguna persona a la que se pueda dar una opinión.',
    'Esta conta não é de nenhuma pessoa a quem se possa dar uma opinião.',
  ],
  'Nobody asks themselves for feedback.': [
    'Nadie se pide una opinión a sí mismo.',
    'Ninguém pede uma opinião a si próprio.',
  ],
  'The person has no contract within reach on that day.': [
    'Ese día la persona no tiene ningún contrato a su alcance.',
    'Nesse dia a pessoa não tem nenhum contrato ao seu alcance.',
  ],
  'There is no such record within reach.': [
    'No hay tal registro a su alcance.',
    'Não há tal registo ao seu alcance.',
  ],
  'There is no such record within reach on that day.': [
    'No hay tal registro a su alcance ese día.',
    'Não há tal registo ao seu alcance nesse dia.',
  ],
  'There is no such person within reach.': [
    'No hay tal persona a su alcance.',
    'Não há tal pessoa ao seu alcance.',
  ],
  'There is no such person within reach on that day.': [
    'No hay tal persona a su alcance ese día.',
    'Não há tal pessoa ao seu alcance nesse dia.',
  ],
  'There is no such route.': ['Aquí no hay nada.', 'Não há nada aqui.'],
  'A record that is referred to does not exist.': [
    'Un registro al que se hace referencia no existe.',
    'Um registo a que se faz referência não existe.',
  ],
  'Amounts are given from low to high: {higher} is below {lower}.': [
    'Los importes van de menor a mayor: {higher} está por debajo de {lower}.',
    'Os montantes vão do menor ao maior: {higher} está abaixo de {lower}.',
  ],
  'Amounts of one record are in one currency: {lower} and {higher} are not.': [
    'Los importes de un registro van en una sola moneda: {lower} y {higher} no.',
    'Os montantes de um registo vão numa só moeda: {lower} e {higher} não.',
  ],
  'A value lies outside what the field takes.': [
    'Un valor queda fuera de lo que admite el campo.',
    'Um valor fica fora do que o campo admite.',
  ],
  'The period ends before it begins: `to` is the first day on which it no longer holds.': [
    'El periodo termina antes de empezar: `to` es el primer día en que ya no vale.',
    'O período acaba antes de começar: `to` é o primeiro dia em que já não vale.',
  ],
  'The record does not hold in that period; its own dates come first.': [
    'El registro no vale en ese periodo; mandan sus propias fechas.',
    'O registo não vale nesse período; mandam as suas próprias datas.',
  ],
  'The record was changed since it was read. Read it again and repeat the change.': [
    'El registro cambió desde que se leyó. Léalo de nuevo y repita el cambio.',
    'O registo mudou desde que foi lido. Leia-o de novo e repita a mudança.',
  ],
  'The view was changed since it was read. Read it again.': [
    'La vista cambió desde que se leyó. Léala de nuevo.',
    'A vista mudou desde que foi lida. Leia-a de novo.',
  ],
  'The same request is under way; ask again for its answer.': [
    'La misma petición está en curso; pida de nuevo su respuesta.',
    'O mesmo pedido está em curso; peça de novo a resposta.',
  ],
  'This Idempotency-Key came with another request before. Use a new key for a new request.': [
    'Esta Idempotency-Key vino antes con otra petición. Use una clave nueva para una petición nueva.',
    'Esta Idempotency-Key veio antes com outro pedido. Use uma chave nova para um pedido novo.',
  ],
  'Idempotency-Key must have 1 to 255 characters.': [
    'Idempotency-Key debe tener de 1 a 255 caracteres.',
    'Idempotency-Key deve ter de 1 a 255 caracteres.',
  ],
  'If-Match must be the ETag that was answered, such as "42".': [
    'If-Match debe ser el ETag que se respondió, como "42".',
    'If-Match deve ser o ETag que foi respondido, como "42".',
  ],
  'The cursor is not one that a page before has answered.': [
    'El cursor no es de una página anterior.',
    'O cursor não é de uma página anterior.',
  ],
  'There is no list "{list}".': ['No hay ninguna lista "{list}".', 'Não há nenhuma lista "{list}".'],
  'This account may not see the list "{list}".': [
    'Esta cuenta no puede ver la lista "{list}".',
    'Esta conta não pode ver a lista "{list}".',
  ],
  'The role {role} may not see the list "{list}".': [
    'El papel {role} no puede ver la lista "{list}".',
    'O papel {role} não pode ver a lista "{list}".',
  ],
  'Only who holds the role {role}, or an HR manager, shares with it.': [
    'Solo comparte con el papel {role} quien lo tiene, o un responsable de RR. HH.',
    'Só partilha com o papel {role} quem o tem, ou um gestor de RH.',
  ],
  'There is no such view within reach.': [
    'No hay tal vista a su alcance.',
    'Não há tal vista ao seu alcance.',
  ],
  'The view belongs to somebody else. Save a copy to change it.': [
    'La vista es de otra persona. Guarde una copia para cambiarla.',
    'A vista é de outra pessoa. Guarde uma cópia para a mudar.',
  ],
  'another view of this list has the same name': [
    'otra vista de esta lista tiene el mismo nombre',
    'outra vista desta lista tem o mesmo nome',
  ],
  'There is no such draft; drafts are kept for 30 days.': [
    'No hay tal borrador; se guardan 30 días.',
    'Não há tal rascunho; guardam-se 30 dias.',
  ],
  'An account keeps at most {most} drafts. Throw some away first.': [
    'Una cuenta guarda como máximo {most} borradores. Descarte antes alguno.',
    'Uma conta guarda no máximo {most} rascunhos. Deite fora antes algum.',
  ],
  'There is no space left for temporary files, so the list cannot be made. Make room and ask again.': [
    'No queda espacio para archivos temporales, así que no se puede hacer la lista. Haga sitio y pídala de nuevo.',
    'Não resta espaço para ficheiros temporários, por isso não se pode fazer a lista. Arranje espaço e peça-a de novo.',
  ],
  'This kind of notification guards the account and stays on.': [
    'Este tipo de aviso protege la cuenta y no se quita.',
    'Este tipo de aviso protege a conta e não se retira.',
  ],
  'A custom field is seen with {dataClass}, which this account may not {act} here.': [
    'Un campo propio se ve con {dataClass}; esta cuenta no puede hacerlo aquí ({act}).',
    'Um campo próprio vê-se com {dataClass}; esta conta não o pode fazer aqui ({act}).',
  ],
  'Custom field {name}: {problem}.': ['Campo propio {name}: {problem}.', 'Campo próprio {name}: {problem}.'],
  '{kind} has no custom field "{key}".': [
    '{kind} no tiene ningún campo propio "{key}".',
    '{kind} não tem nenhum campo próprio "{key}".',
  ],
  'a custom field with this key exists already': [
    'ya hay un campo propio con esta clave',
    'já há um campo próprio com esta chave',
  ],
  'another record is in the way': ['otro registro lo impide', 'outro registo impede-o'],
  'another record has the same {fields}': [
    'otro registro tiene lo mismo en {fields}',
    'outro registo tem o mesmo em {fields}',
  ],
  'the record was changed at the same time': [
    'el registro cambió al mismo tiempo',
    'o registo mudou ao mesmo tempo',
  ],
  'two changes met; try again': [
    'coincidieron dos cambios; pruebe de nuevo',
    'coincidiram duas mudanças; tente de novo',
  ],
  'Somebody else decided at the same moment.': [
    'Otra persona decidió en el mismo momento.',
    'Outra pessoa decidiu no mesmo momento.',
  ],
  'a person has one set of contact details at a time': [
    'una persona tiene a la vez unos solos datos de contacto',
    'uma pessoa tem de cada vez um só conjunto de contactos',
  ],
  'a person has one protected profile at a time': [
    'una persona tiene a la vez un solo perfil protegido',
    'uma pessoa tem de cada vez um só perfil protegido',
  ],
  'one level for each skill and source at a time': [
    'a la vez hay un solo nivel por habilidad y origen',
    'de cada vez há um só nível por competência e origem',
  ],
  'spells of employment of one person may not overlap': [
    'los empleos de una persona no pueden solaparse',
    'os empregos de uma pessoa não se podem sobrepor',
  ],
  'a person has one set of terms at a time': [
    'una persona tiene a la vez una sola jornada',
    'uma pessoa tem de cada vez umas só condições de trabalho',
  ],
  'a person has one main assignment at a time': [
    'una persona tiene a la vez un solo puesto principal',
    'uma pessoa tem de cada vez uma só função principal',
  ],
  'a person has one line manager at a time': [
    'una persona tiene a la vez un solo responsable',
    'uma pessoa tem de cada vez um só gestor',
  ],
  'a person is in a team once at a time': [
    'una persona está en un equipo una sola vez',
    'uma pessoa está numa equipa uma só vez',
  ],
  'a person is on a project once at a time': [
    'una persona está en un proyecto una sola vez',
    'uma pessoa está num projeto uma só vez',
  ],
  'already a member in this role': ['ya forma parte con este papel', 'já faz parte com este papel'],
  'a candidate applies for a requisition once at a time': [
    'un candidato se presenta a una vacante una sola vez',
    'um candidato apresenta-se a uma vaga uma só vez',
  ],
  'a person has one base pay at a time': [
    'una persona tiene a la vez un solo salario base',
    'uma pessoa tem de cada vez um só salário base',
  ],
  'one review for each round, reviewer and side': [
    'hay una sola evaluación por ronda, evaluador y lado',
    'há uma só avaliação por ronda, avaliador e lado',
  ],
  'as many are hired as the requisition has openings': [
    'ya se contrató a tantos como plazas tiene la vacante',
    'já se contratou tantos quantos os lugares da vaga',
  ],
  'nobody may be counted for {purpose}: publish a notice of this purpose, and record who was told': [
    'no se puede contar a nadie para {purpose}: publique un aviso de este fin y anote a quién se informó',
    'não se pode contar ninguém para {purpose}: publique um aviso deste fim e registe quem foi informado',
  ],
  'the {line} would lead back to the person': [
    'la cadena de responsables volvería a la misma persona ({line})',
    'a cadeia de gestores voltaria à mesma pessoa ({line})',
  ],
  'the {records} together take more than the whole working time': [
    'juntos ocupan más que toda la jornada ({records})',
    'juntos ocupam mais do que todo o tempo de trabalho ({records})',
  ],
  'the record would stand under itself': [
    'el registro quedaría por debajo de sí mismo',
    'o registo ficaria por baixo de si mesmo',
  ],
  'the session has no seat left': ['al curso no le quedan plazas', 'o curso não tem mais lugares'],
  'the value was sealed with a retired key; try again': [
    'el valor se selló con una clave retirada; pruebe de nuevo',
    'o valor foi selado com uma chave retirada; tente de novo',
  ],
  '{where}: {...what}.': ['{where}: {...what}.', '{where}: {...what}.'],
}
