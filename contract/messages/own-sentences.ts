/** What the schemas say in their own words, in Spanish and Portuguese. A test looks for sentences that are not here. */
export const ownSentences: Readonly<Record<string, readonly [spanish: string, portuguese: string]>> = {
  'must be a date that exists, as YYYY-MM-DD, between 1900 and 2200': [
    'debe ser una fecha que exista, como AAAA-MM-DD, entre 1900 y 2200',
    'deve ser uma data que exista, como AAAA-MM-DD, entre 1900 e 2200',
  ],
  'must be an instant with its offset, such as 2026-03-31T09:00:00Z': [
    'debe ser un instante con su diferencia horaria, como 2026-03-31T09:00:00Z',
    'deve ser um instante com a sua diferença horária, como 2026-03-31T09:00:00Z',
  ],
  'must be an ISO 4217 code such as EUR': [
    'debe ser un código ISO 4217 como EUR',
    'deve ser um código ISO 4217 como EUR',
  ],
  'must be an ISO 4217 code of three letters, such as EUR': [
    'debe ser un código ISO 4217 de tres letras, como EUR',
    'deve ser um código ISO 4217 de três letras, como EUR',
  ],
  'must be an ISO 3166 code of two letters, such as PE': [
    'debe ser un código ISO 3166 de dos letras, como PE',
    'deve ser um código ISO 3166 de duas letras, como PE',
  ],
  'must be an e-mail address': ['debe ser una dirección de correo', 'deve ser um endereço de e-mail'],
  'must be a telephone number': ['debe ser un número de teléfono', 'deve ser um número de telefone'],
  'must begin with https:// or http://': [
    'debe empezar por https:// o http://',
    'deve começar por https:// ou http://',
  ],
  'must be one line': ['debe ser una sola línea', 'deve ser uma só linha'],
  'must not contain NUL': ['no debe contener NUL', 'não deve conter NUL'],
  'must be a month as YYYY-MM': ['debe ser un mes como AAAA-MM', 'deve ser um mês como AAAA-MM'],
  'must have no spaces': ['no debe tener espacios', 'não deve ter espaços'],
  'must be six digits': ['deben ser seis cifras', 'devem ser seis algarismos'],
  'must have at least 12 characters': [
    'debe tener al menos 12 caracteres',
    'deve ter pelo menos 12 caracteres',
  ],
  'must have at most 200 characters': [
    'debe tener como máximo 200 caracteres',
    'deve ter no máximo 200 caracteres',
  ],
  'must be small letters, digits and _, beginning with a letter': [
    'deben ser minúsculas, cifras y _, empezando por una letra',
    'devem ser minúsculas, algarismos e _, a começar por uma letra',
  ],
  'must be the name of a file, without folders': [
    'debe ser el nombre de un archivo, sin carpetas',
    'deve ser o nome de um ficheiro, sem pastas',
  ],
}
