import type { Sentences } from './words-of-two.ts'

/** Sheets that are brought in: files, columns, cells and batches. */
export const ofImports: Sentences = {
  'Send the bytes as application/octet-stream.': [
    'Envíe los bytes como application/octet-stream.',
    'Envie os bytes como application/octet-stream.',
  ],
  'Send the bytes of a file as application/octet-stream.': [
    'Envíe los bytes de un archivo como application/octet-stream.',
    'Envie os bytes de um ficheiro como application/octet-stream.',
  ],
  'The sheet has no column "{column}".': [
    'La hoja no tiene ninguna columna "{column}".',
    'A folha não tem nenhuma coluna "{column}".',
  ],
  'Two columns go to {target}; only one can.': [
    'Dos columnas van a {target}; solo puede ir una.',
    'Duas colunas vão para {target}; só pode ir uma.',
  ],
  'The sheet is not read yet.': ['La hoja aún no se ha leído.', 'A folha ainda não foi lida.'],
  'The import was not checked yet; nothing is known of it.': [
    'La importación aún no se ha comprobado; no se sabe nada de ella.',
    'A importação ainda não foi verificada; nada se sabe dela.',
  ],
  'The sheet has {rows} rows.': ['La hoja tiene {rows} filas.', 'A folha tem {rows} linhas.'],
  'Nothing was uploaded yet.': ['Aún no se ha enviado nada.', 'Ainda não foi enviado nada.'],
  'A part of the upload is missing: parts are numbered from 0 without gaps.': [
    'Falta una parte del envío: las partes se numeran desde 0 sin huecos.',
    'Falta uma parte do envio: as partes numeram-se a partir de 0 sem falhas.',
  ],
  'A sheet of at most 2 GB can be imported. Save it as Parquet, or import it in parts.': [
    'Se puede importar una hoja de 2 GB como máximo. Guárdela como Parquet o impórtela por partes.',
    'Pode importar-se uma folha de 2 GB no máximo. Guarde-a como Parquet ou importe-a por partes.',
  ],
  'There is no file "{path}".{hint}': [
    'No hay ningún archivo "{path}".{hint}',
    'Não há nenhum ficheiro "{path}".{hint}',
  ],
  '"{text}" is no date. Write it as YYYY-MM-DD.': [
    '"{text}" no es una fecha. Escríbala como AAAA-MM-DD.',
    '"{text}" não é uma data. Escreva-a como AAAA-MM-DD.',
  ],
  'The import was stopped. What it has written is whole, and it can go on or be undone.': [
    'La importación se detuvo. Lo escrito está entero, y puede seguir o anularse.',
    'A importação foi parada. O que foi escrito está inteiro, e pode continuar ou ser anulado.',
  ],
  'Say first where the columns go: the import has no mapping.': [
    'Diga antes adónde van las columnas.',
    'Diga antes para onde vão as colunas.',
  ],
  'The import is {state}; only a checked one can be run.': [
    'La importación está así: {state}; solo se escribe una comprobada.',
    'A importação está assim: {state}; só se escreve uma verificada.',
  ],
  'The import is {state}; there is nothing to undo.': [
    'La importación está así: {state}; no hay nada que anular.',
    'A importação está assim: {state}; não há nada para anular.',
  ],
  'The import is {state}; this takes one that is {states}.': [
    'La importación está así: {state}; esto pide una que esté: {states}.',
    'A importação está assim: {state}; isto pede uma que esteja: {states}.',
  ],
  'The sheet was removed, a week after it was last used. Upload it again.': [
    'La hoja se quitó una semana después de su último uso. Envíela de nuevo.',
    'A folha foi retirada uma semana depois do último uso. Envie-a de novo.',
  ],
  'There is no space left in the data folder for the sheet. Make room and do this step again: no record was written.':
    [
      'No queda espacio en la carpeta de datos para la hoja. Haga sitio y repita este paso: no se escribió ningún registro.',
      'Não resta espaço na pasta de dados para a folha. Arranje espaço e repita este passo: não foi escrito nenhum registo.',
    ],
  'Nothing is called "{name}" that a column could go to. GET /import-targets lists what there is.': [
    'No hay ningún campo "{name}" al que pueda ir una columna.',
    'Não há nenhum campo "{name}" para onde possa ir uma coluna.',
  ],
  'This account may not write {dataClass} data, so no column may go to {name}.': [
    'Esta cuenta no puede escribir esos datos ({dataClass}), así que ninguna columna puede ir a {name}.',
    'Esta conta não pode escrever esses dados ({dataClass}), por isso nenhuma coluna pode ir para {name}.',
  ],
  'There is no such import of this account.': [
    'Esta cuenta no tiene tal importación.',
    'Esta conta não tem tal importação.',
  ],
  'A job of this import is under way. Wait for it, or cancel it first.': [
    'Una tarea de esta importación está en marcha. Espere o deténgala antes.',
    'Uma tarefa desta importação está em curso. Espere ou pare-a antes.',
  ],
  'The batch is not as expected: {problems}. Mend it, or say why it is to be taken all the same.': [
    'El lote no es como se espera: {problems}. Corríjalo o diga por qué se toma de todos modos.',
    'O lote não é como se espera: {problems}. Corrija-o ou diga porque se aceita mesmo assim.',
  ],
  'An account keeps at most {most} mappings. Throw some away first.': [
    'Una cuenta guarda como máximo {most} correspondencias de columnas. Descarte antes alguna.',
    'Uma conta guarda no máximo {most} correspondências de colunas. Deite fora antes alguma.',
  ],
  'A row speaks of a person who is not entered, and does not enter the person.': [
    'Una fila habla de una persona que no está, y no la introduce.',
    'Uma linha fala de uma pessoa que não está, e não a introduz.',
  ],
  'Protected attributes of somebody may not be brought in by this account.': [
    'Esta cuenta no puede introducir datos protegidos de nadie.',
    'Esta conta não pode introduzir dados protegidos de ninguém.',
  ],
  // Cells of a sheet, as the check of an import names what is wrong with them.
  'must be an instant such as 2026-03-31T09:00:00Z': [
    'debe ser un instante como 2026-03-31T09:00:00Z',
    'deve ser um instante como 2026-03-31T09:00:00Z',
  ],
  'must have at most {most} characters': [
    'debe tener como máximo {most} caracteres',
    'deve ter no máximo {most} caracteres',
  ],
  'must have at least {least} characters': [
    'debe tener al menos {least} caracteres',
    'deve ter pelo menos {least} caracteres',
  ],
  'must be yes or no': ['debe ser sí o no', 'deve ser sim ou não'],
  'must be a number': ['debe ser un número', 'deve ser um número'],
  'must be a whole number': ['debe ser un número entero', 'deve ser um número inteiro'],
  'must be from {low} to {high}': ['debe estar entre {low} y {high}', 'deve estar entre {low} e {high}'],
  'must be {least} or more': ['debe ser {least} o más', 'deve ser {least} ou mais'],
  'must be {most} or less': ['debe ser {most} o menos', 'deve ser {most} ou menos'],
  'must be a date, such as 2026-03-31': [
    'debe ser una fecha, como 2026-03-31',
    'deve ser uma data, como 2026-03-31',
  ],
  'is no date that exists between 1900 and 2200': [
    'no es una fecha que exista entre 1900 y 2200',
    'não é uma data que exista entre 1900 e 2200',
  ],
  'names no currency; set one for the column': [
    'no nombra ninguna moneda; elija una para la columna',
    'não nomeia nenhuma moeda; escolha uma para a coluna',
  ],
  'must be an amount': ['debe ser un importe', 'deve ser um montante'],
  'names a currency that does not exist': [
    'nombra una moneda que no existe',
    'nomeia uma moeda que não existe',
  ],
  'must have at most {most} digits after the decimal sign': [
    'debe tener como máximo {most} cifras tras el signo decimal',
    'deve ter no máximo {most} algarismos depois do sinal decimal',
  ],
  'is too large': ['es demasiado grande', 'é demasiado grande'],
  'must be one of: {choices}; or say what the word means': [
    'debe ser uno de: {choices}; o diga qué significa la palabra',
    'deve ser um de: {choices}; ou diga o que a palavra significa',
  ],
  'The birth date lies in the future.': [
    'La fecha de nacimiento está en el futuro.',
    'A data de nascimento está no futuro.',
  ],
  'The record ends before it begins.': [
    'El registro termina antes de empezar.',
    'O registo acaba antes de começar.',
  ],
  'There is no such record of this person within reach.': [
    'No hay tal registro de esta persona a su alcance.',
    'Não há tal registo desta pessoa ao seu alcance.',
  ],
  'A new {kind} record needs {field}.': [
    'Un registro nuevo ({kind}) necesita {field}.',
    'Um registo novo ({kind}) precisa de {field}.',
  ],
  'The row does not say who it is about: it needs an employee number, a work e-mail, or a name with a birth date; of a candidate the e-mail.':
    [
      'La fila no dice de quién es: necesita un número de empleado, un correo de trabajo o un nombre con fecha de nacimiento; de un candidato, el correo.',
      'A linha não diz de quem é: precisa de um número de empregado, um e-mail de trabalho ou um nome com data de nascimento; de um candidato, o e-mail.',
    ],
  'Several {kind} records go by this name; mend the cell, or enter it first.': [
    'Varios registros ({kind}) tienen este nombre; corrija la celda o créelo antes.',
    'Vários registos ({kind}) têm este nome; corrija a célula ou crie-o antes.',
  ],
  'No {kind} goes by this name; mend the cell, or enter it first.': [
    'No hay ningún registro ({kind}) con este nombre; corrija la celda o créelo antes.',
    'Não há nenhum registo ({kind}) com este nome; corrija a célula ou crie-o antes.',
  ],
  'The days of this row overlap with those of row {other}. Mend the days of one of them.': [
    'Los días de esta fila se solapan con los de la fila {other}. Corrija los de una de las dos.',
    'Os dias desta linha sobrepõem-se aos da linha {other}. Corrija os de uma das duas.',
  ],
  'Several {kind} records go by this name; the cell is left out.': [
    'Varios registros ({kind}) tienen este nombre; la celda se deja fuera.',
    'Vários registos ({kind}) têm este nome; a célula fica de fora.',
  ],
  'No {kind} goes by this name; the cell is left out.': [
    'Ningún registro ({kind}) tiene este nombre; la celda se deja fuera.',
    'Nenhum registo ({kind}) tem este nome; a célula fica de fora.',
  ],
  'Another row of this person is rejected; they are taken together.': [
    'Otra fila de esta persona se rechaza; van juntas.',
    'Outra linha desta pessoa é rejeitada; vão juntas.',
  ],
  'Several people have this key. Name the one that is meant by the employee number.': [
    'Varias personas tienen esta clave. Diga cuál es con el número de empleado.',
    'Várias pessoas têm esta chave. Diga qual é com o número de empregado.',
  ],
  'Somebody with this key exists whom this account may not change.': [
    'Hay alguien con esta clave a quien esta cuenta no puede cambiar.',
    'Há alguém com esta chave que esta conta não pode mudar.',
  ],
  'Data of this candidate may not be used at the moment, so nothing is entered.': [
    'Los datos de este candidato no se pueden usar ahora, así que no se introduce nada.',
    'Os dados deste candidato não se podem usar agora, por isso não se introduz nada.',
  ],
  "Somebody of this name is there already: {candidates}. Leave the row out, or give that person's number, if it is the same person.":
    [
      'Ya hay alguien con este nombre: {candidates}. Deje fuera la fila, o ponga el número de esa persona, si es la misma.',
      'Já há alguém com este nome: {candidates}. Deixe a linha de fora, ou ponha o número dessa pessoa, se for a mesma.',
    ],
  'The key of this row is that of row {rows} too. Decide which to take.': [
    'La clave de esta fila es también la de la fila {rows}. Decida cuál se toma.',
    'A chave desta linha é também a da linha {rows}. Decida qual se aceita.',
  ],
  'Row {row} has the same name and birth date. Decide whether this is another person (take), or the same (leave out).':
    [
      'La fila {row} tiene el mismo nombre y fecha de nacimiento. Decida si es otra persona (tomar) o la misma (dejar fuera).',
      'A linha {row} tem o mesmo nome e data de nascimento. Decida se é outra pessoa (aceitar) ou a mesma (deixar de fora).',
    ],
  'The same file was imported on {day}; what has not changed since stays as it is.': [
    'El mismo archivo se importó el {day}; lo que no cambió desde entonces queda como está.',
    'O mesmo ficheiro foi importado em {day}; o que não mudou desde então fica como está.',
  ],
  // What a batch is like, beside what is expected and beside batches before.
  '{rows} can be taken; {limits}': ['se pueden tomar {rows}; {limits}', 'podem aceitar-se {rows}; {limits}'],
  '{limits} are expected': ['se esperan {limits}', 'esperam-se {limits}'],
  'at least {least}': ['al menos {least}', 'pelo menos {least}'],
  'at most {most}': ['como máximo {most}', 'no máximo {most}'],
  '1 row': ['1 fila', '1 linha'],
  '{rows} rows': ['{rows} filas', '{rows} linhas'],
  '{share} of the rows are rejected; at most {most} are expected': [
    'se rechaza el {share} de las filas; se espera como máximo el {most}',
    'rejeita-se {share} das linhas; esperam-se no máximo {most}',
  ],
  '{share} of the rows say it; at least {least} are expected': [
    'lo dice el {share} de las filas; se espera al menos el {least}',
    '{share} das linhas dizem-no; esperam-se pelo menos {least}',
  ],
  '{rows} said something else than {words}': [
    '{rows} dijeron algo distinto de {words}',
    '{rows} disseram algo diferente de {words}',
  ],
  '{rows} outside {low} to {high}': ['{rows} fuera de {low} a {high}', '{rows} fora de {low} a {high}'],
  '{rows} rows, {share} fewer than the {before} before': [
    '{rows} filas, un {share} menos que las {before} de antes',
    '{rows} linhas, {share} menos do que as {before} de antes',
  ],
  '{rows} rows, {share} more than the {before} before': [
    '{rows} filas, un {share} más que las {before} de antes',
    '{rows} linhas, {share} mais do que as {before} de antes',
  ],
  '{share} of the rows say it, {before} did before': [
    'lo dice el {share} de las filas, antes el {before}',
    '{share} das linhas dizem-no, antes {before}',
  ],
  'says {words}, which the batch before did not': [
    'dice {words}, que el lote anterior no decía',
    'diz {words}, que o lote anterior não dizia',
  ],
  'the share of "{word}" rose from {before} to {now}': [
    'la parte de "{word}" subió del {before} al {now}',
    'a parte de "{word}" subiu de {before} para {now}',
  ],
  'the share of "{word}" fell from {before} to {now}': [
    'la parte de "{word}" bajó del {before} al {now}',
    'a parte de "{word}" desceu de {before} para {now}',
  ],
  'values are higher: the distributions lie at least {gap} apart': [
    'los valores son más altos: las distribuciones distan al menos un {gap}',
    'os valores são mais altos: as distribuições distam pelo menos {gap}',
  ],
  'values are lower: the distributions lie at least {gap} apart': [
    'los valores son más bajos: las distribuciones distan al menos un {gap}',
    'os valores são mais baixos: as distribuições distam pelo menos {gap}',
  ],
  'values are spread otherwise: the distributions lie at least {gap} apart': [
    'los valores se reparten de otro modo: las distribuciones distan al menos un {gap}',
    'os valores repartem-se de outro modo: as distribuições distam pelo menos {gap}',
  ],
}
