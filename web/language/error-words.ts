import { translate } from './translate.ts'

type Words = readonly [spanish: string, portuguese: string]

/** What each refusal that a page can meet means, by its code; in English the answer says it. */
export const errorWords: Readonly<Record<string, Words>> = {
  'access-denied': ['Su cuenta no puede hacer esto', 'A sua conta não pode fazer isto'],
  'approval-needed': ['Hace falta una segunda persona', 'É precisa uma segunda pessoa'],
  'audit-unwritable': [
    'No se puede anotar en el registro de auditoría, por eso no se hace',
    'Não se pode anotar no registo de auditoria, por isso não se faz',
  ],
  'bundle-altered': ['El modelo no es el que se firmó', 'O modelo não é o que foi assinado'],
  cancelled: ['El trabajo se detuvo', 'O trabalho foi parado'],
  'column-unknown': ['Ninguna columna se llama así', 'Nenhuma coluna tem este nome'],
  'expectations-unmet': ['El lote no es como se espera', 'O lote não é como se espera'],
  'field-altered': ['Un valor sellado fue alterado', 'Um valor selado foi alterado'],
  'field-key-missing': ['Falta una clave que selló valores', 'Falta uma chave que selou valores'],
  'field-keys-unsafe': [
    'El archivo de claves no es seguro o está incompleto',
    'O ficheiro de chaves não é seguro ou está incompleto',
  ],
  'file-empty': ['El archivo no tiene filas', 'O ficheiro não tem linhas'],
  'file-encoding': [
    'El texto está en una codificación desconocida',
    'O texto está numa codificação desconhecida',
  ],
  'file-format': [
    'El archivo no está en un formato que se pueda leer',
    'O ficheiro não está num formato que se possa ler',
  ],
  'file-missing': ['El archivo no existe', 'O ficheiro não existe'],
  'file-too-large': ['El archivo es demasiado grande', 'O ficheiro é demasiado grande'],
  'header-invalid': [
    'El encabezado no puede dar nombre a las columnas',
    'O cabeçalho não pode dar nome às colunas',
  ],
  internal: [
    'Algo falló dentro de Cadre; su administrador lo encuentra por el número de la petición',
    'Algo falhou dentro do Cadre; o administrador encontra-o pelo número do pedido',
  ],
  'key-reused': [
    'La petición se envió antes con otro contenido',
    'O pedido foi enviado antes com outro conteúdo',
  ],
  'lake-damaged': [
    'Un archivo del lago falta o no es el que se escribió',
    'Um ficheiro do lago falta ou não é o que se escreveu',
  ],
  'lake-missing': ['El lago no tiene esos datos', 'O lago não tem esses dados'],
  'not-signed-in': ['Nadie ha iniciado sesión', 'Ninguém iniciou sessão'],
  'person-erased': [
    'La persona fue borrada y no se puede volver a introducir',
    'A pessoa foi apagada e não se pode voltar a introduzir',
  ],
  'provider-unreachable': [
    'El acceso de la empresa no responde como debe',
    'O acesso da empresa não responde como deve',
  ],
  'queue-full': [
    'Hay demasiadas tareas en espera o en marcha; pruebe más tarde',
    'Há demasiadas tarefas à espera ou em curso; tente mais tarde',
  ],
  'quote-unclosed': ['Una celda entre comillas no se cierra', 'Uma célula entre aspas não se fecha'],
  'record-conflict': ['El registro contradice a otro', 'O registo contradiz outro'],
  'record-invalid': ['Un valor del registro no puede ser', 'Um valor do registo não pode ser'],
  'record-missing': ['No hay tal registro a su alcance', 'Não há tal registo ao seu alcance'],
  'request-invalid': ['La petición no es como se espera', 'O pedido não é como se espera'],
  'rows-ragged': ['Las filas no tienen las mismas celdas', 'As linhas não têm as mesmas células'],
  'server-busy': [
    'Esperan demasiadas peticiones; pruebe en un momento',
    'Esperam demasiados pedidos; tente daqui a pouco',
  ],
  'set-up-needed': [
    'La cuenta debe completar antes su forma de entrar',
    'A conta tem de completar antes a sua forma de entrar',
  ],
  'sign-in-too-old': ['Esto pide que entre de nuevo', 'Isto pede que entre de novo'],
  'store-disk-full': [
    'Queda muy poco espacio para escribir con seguridad',
    'Há muito pouco espaço para escrever em segurança',
  ],
  'store-unreachable': ['La base de datos no responde', 'A base de dados não responde'],
  'too-many-columns': [
    'Hay más columnas de las que se pueden usar',
    'Há mais colunas do que as que se podem usar',
  ],
  'too-many-requests': [
    'Se ha pedido demasiadas veces; espere antes de repetir',
    'Foi pedido demasiadas vezes; espere antes de repetir',
  ],
  unreadable: ['La respuesta no viene de Cadre', 'A resposta não vem do Cadre'],
  'version-stale': [
    'El registro cambió entretanto; cárguelo de nuevo',
    'O registo mudou entretanto; carregue-o de novo',
  ],
}

/** Codes whose meaning is all that there is to say, where the sentence that was answered is not known. */
const saysAll: ReadonlySet<string> = new Set([
  'access-denied',
  'audit-unwritable',
  'cancelled',
  'internal',
  'key-reused',
  'not-signed-in',
  'person-erased',
  'provider-unreachable',
  'queue-full',
  'server-busy',
  'set-up-needed',
  'sign-in-too-old',
  'store-disk-full',
  'store-unreachable',
  'too-many-requests',
  'unreadable',
  'version-stale',
])

/** A refusal in the reader's language: what was answered where its sentence is known, else what its code means, with the answer. */
export function refusalIn(language: string, { code, message }: { code: string; message: string }): string {
  const said = translate(language, message)
  const place = ['es', 'pt'].indexOf(language)
  const meaning = errorWords[code]?.[place]
  if (said !== message || meaning === undefined) return said
  return saysAll.has(code) ? `${meaning}.` : `${meaning}: ${message}`
}
