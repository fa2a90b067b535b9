import { phrases } from './phrases.ts'

/** Data that says who or where a person is; it identifies rows and is never learned from. */
export type PersonalDataKind =
  | 'name'
  | 'e-mail'
  | 'phone'
  | 'national id'
  | 'bank account'
  | 'address'
  | 'postal code'
  | 'photo'
  | 'web address'

export interface PersonalDataDeclaration {
  readonly kind: PersonalDataKind
  /** Phrases in a column name, in English, Spanish, Portuguese, French, German, Italian and Dutch. */
  readonly names: readonly string[]
  /** What one cell looks like, when cells alone can tell. */
  readonly value?: RegExp
}

export const personalDataKinds: readonly PersonalDataDeclaration[] = [
  {
    kind: 'e-mail',
    names: phrases(`
      email, e mail, email address, mail address, correo, correo electronico, courriel, posta elettronica
    `),
    value: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  },
  {
    kind: 'phone',
    names: phrases(`
      phone, phone number, telephone, mobile number, cell phone, mobile phone, telefono, movil, celular,
      telefone, telephone portable, telefon, telefonnummer, handynummer, cellulare, telefoonnummer,
      telefoon, whatsapp
    `),
    value: /^(\+\d[\d ().-]{7,17}|\(\d{2,4}\)[ ]?\d{3,5}[ -]?\d{3,5}|\d{3}[-. ]\d{3}[-. ]\d{4})$/,
  },
  {
    kind: 'national id',
    names: phrases(`
      ssn, social security, social security number, national id, national insurance number, nino,
      passport, passport number, citizen id, tax id, tin, driver license, drivers license, aadhaar, aadhar,
      pan number, dni, nie, nif, curp, rfc, cpf, rg, nss, pis pasep, numero de seguridad social, cedula,
      pasaporte, passaporte, numero securite sociale, nir, passeport, sozialversicherungsnummer,
      steuer id, steueridentifikationsnummer, personalausweis, reisepass, codice fiscale, passaporto, bsn,
      burgerservicenummer
    `),
    value:
      /^(\d{3}-\d{2}-\d{4}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{8}-?[A-HJ-NP-TV-Z]|[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\d{3}\.\d{4}\.\d{4}\.\d{2})$/,
  },
  {
    kind: 'bank account',
    names: phrases(`
      iban, bank account, account number, cuenta bancaria, conta bancaria, compte bancaire,
      bankverbindung, kontonummer, conto corrente, rekeningnummer
    `),
    value: /^[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?$/,
  },
  {
    kind: 'postal code',
    names: phrases(`
      zip, zip code, postcode, postal code, codigo postal, cep, code postal, plz, postleitzahl,
      cap residenza, pincode
    `),
  },
  {
    kind: 'address',
    names: phrases(`
      address, home address, street, street address, address line, direccion, domicilio, calle, endereco,
      logradouro, rua, adresse, rue, strasse, anschrift, wohnort, hausnummer, indirizzo, via residenza,
      adres, straat, latitude, longitude
    `),
    value:
      /^\d{1,5} [A-Z][\p{L}.' ]+ (street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct)\b/iu,
  },
  {
    kind: 'photo',
    names: phrases('photo, picture, photo url, headshot, foto, lichtbild'),
  },
  {
    kind: 'web address',
    names: phrases(`
      linkedin, linkedin url, profile url, github, facebook, twitter, ip address, user agent
    `),
    value: /^(https?:\/\/)?(www\.)?(linkedin|facebook|twitter|x|instagram|github)\.com\/\S+$/i,
  },
]

/** Words for names of people, wherever they stand in a column name. */
export const personNames: readonly string[] = phrases(`
  full name, first name, last name, middle name, given name, family name, surname, forename, maiden name,
  preferred name, nickname, display name, username, user name, nombre completo, nombres, apellido,
  apellidos, primer apellido, nome completo, sobrenome, apelido, prenom, nom de famille, nom complet,
  vorname, nachname, familienname, vollstandiger name, cognome, voornaam, achternaam, volledige naam
`)

/** "name" in several languages; a person's only when the other words of the column are about a person. */
export const nameWords: readonly string[] = phrases('name, names, nombre, nome, nom, naam')

/** Words for people whose name it may be. */
export const nameOwners: readonly string[] = phrases(`
  employee, emp, worker, staff, person, candidate, applicant, manager, supervisor, boss, leader,
  recruiter, colleague, associate, contact, mentor, spouse, empleado, trabajador, persona, candidato,
  jefe, funcionario, colaborador, gestor, chefe, employe, salarie, candidat, responsable, mitarbeiter,
  bewerber, vorgesetzter, dipendente, responsabile, medewerker, kandidaat, leidinggevende, de, del, do,
  du, der, of, the
`)
