import { phrases } from './phrases.ts'

/** Attributes that law in most countries protects; they are set aside to audit and mitigate, not to score. */
export type ProtectedAttribute =
  | 'sex'
  | 'ethnicity'
  | 'age'
  | 'marital status'
  | 'nationality'
  | 'religion'
  | 'disability'
  | 'pregnancy or parenthood'
  | 'sexual orientation'
  | 'veteran status'
  | 'union membership'
  | 'political opinion'
  | 'health or genetics'

export interface ProtectedAttributeDeclaration {
  readonly attribute: ProtectedAttribute
  /** Phrases that settle it wherever they stand in a name. */
  readonly names: readonly string[]
  /** Words that count only alone or beside words about a person ("race_desc", not "race_track"). */
  readonly weakNames?: readonly string[]
  /** Words with quite other meanings: they count only when the values agree. */
  readonly ambiguousNames?: readonly string[]
  /** Phrases that look alike and mean something else. */
  readonly notNames?: readonly string[]
  /** Values that point at the attribute by themselves: two of them are enough. */
  readonly values?: readonly string[]
  /** Values that are found elsewhere too: they support others and weak names. */
  readonly weakValues?: readonly string[]
}

/**
 * Names and values in English, Spanish, Portuguese, French, German, Italian and Dutch, in lower case and without
 * accents. "sexo" is both Spanish and Portuguese, so languages share lines.
 */
export const protectedAttributes: readonly ProtectedAttributeDeclaration[] = [
  {
    attribute: 'sex',
    names: phrases(`
      gender, gender identity, legal sex, sex at birth, transgender, pronouns, sexo, genero, sexe,
      geschlecht, geschlechtsidentitat, sesso, geslacht
    `),
    weakNames: phrases('sex, male, female, is male, is female, woman, women, mujer, mulher, femme, frau'),
    ambiguousNames: phrases('genre'),
    notNames: phrases('sex offender, gender pay gap, same sex'),
    values: phrases(`
      male, female, man, woman, mr, mrs, ms, miss, herr, monsieur, madame, senor, senora, non binary, nonbinary, transgender, masculino, femenino, feminino, hombre,
      mujer, homem, mulher, varon, masculin, feminin, homme, femme, mannlich, weiblich, divers, mann,
      frau, maschio, femmina, uomo, donna, vrouw, vrouwelijk, mannelijk
    `),
    weakValues: phrases('m, f, h, w, d, x, men, women, boy, girl, other, otro, outro, autre, andere'),
  },
  {
    attribute: 'ethnicity',
    names: phrases(`
      ethnicity, ethnic, ethnic group, ethnic origin, ethnic background, race ethnicity, racial, hispanic,
      hispanic latino, skin color, skin colour, tribe, caste, raza, etnia, origen etnico, raca, raca cor,
      origem etnica, ethnie, origine ethnique, hautfarbe, ethnische herkunft, ethnizitat, razza,
      etniciteit
    `),
    weakNames: phrases(`
      race, latino, latinx, rasse, black, white, non white, nwhite, african american, minority, bame, bipoc,
      person of color, person of colour, urm
    `),
    ambiguousNames: phrases('cor, colour, color, herkunft, origin'),
    notNames: phrases('race track, race time, arms race, white label'),
    values: phrases(`
      african american, black or african american, asian, asian pac islander, asian american, caucasian,
      hispanic, hispanic or latino, hispanic latino, latino, latina, latinx, amer indian eskimo,
      native american, american indian or alaska native, american indian, alaska native, native hawaiian,
      pacific islander, native hawaiian or other pacific islander, two or more races, mixed race,
      multiracial, south asian, east asian, white british, black british, black african, black caribbean,
      middle eastern, afro american, coloured, mestizo, indigena, afrodescendiente, mulato, parda, pardo,
      preta, preto, branca, branco, amarela, not hispanic or latino, non hispanic, roma, maori,
      first nations, indigenous
    `),
    weakValues: phrases(`
      white, black, other, mixed, indian, chinese, blanco, negro, blanc, noir, weiss, schwarz
    `),
  },
  {
    attribute: 'age',
    names: phrases(`
      date of birth, birth date, birthdate, birthday, dob, year of birth, birth year, month of birth,
      born, over 18, over 40, age group, age band, age range, age bracket, age years, age in years,
      age at hire, fecha de nacimiento, fecha nacimiento, ano de nacimiento, fecha nac, grupo etario,
      faixa etaria, data de nascimento, data nascimento, ano de nascimento, date de naissance,
      date naissance, annee de naissance, tranche d age, geburtsdatum, geburtstag, geburtsjahr,
      altersgruppe, data di nascita, anno di nascita, geboortedatum, geboortejaar, lebensalter,
      leeftijdsgroep
    `),
    weakNames: phrases('age, edad, idade, alter, eta, leeftijd'),
  },
  {
    attribute: 'marital status',
    names: phrases(`
      marital, maritl, marital status, marital desc, mar stat, mar status, married, civil status, relationship status, spouse,
      estado civil, casado, situation familiale, situation matrimoniale, etat civil, statut marital,
      familienstand, verheiratet, stato civile, coniugato, burgerlijke staat, burgerlijke stand
    `),
    values: phrases(`
      married, divorced, widowed, widow, widower, never married, married civ spouse,
      married spouse absent, married af spouse, civil partnership, casado, casada, divorciado, divorciada,
      soltero, soltera, solteiro, solteira, viudo, viuda, viuvo, viuva, marie, mariee, divorce, divorcee,
      celibataire, veuf, veuve, pacse, verheiratet, ledig, geschieden, verwitwet, sposato, sposata,
      celibe, nubile, divorziato, vedovo, vedova, gehuwd, ongehuwd, gescheiden, unmarried
    `),
    weakValues: phrases(`
      single, separated, partner, cohabiting, separado, separada, separe, getrennt, union libre
    `),
  },
  {
    attribute: 'nationality',
    names: phrases(`
      nationality, citizenship, citizen, citizen desc, native country, country of birth, birth country,
      birthplace, place of birth, country of origin, national origin, immigration status, visa status,
      immigrant, mother tongue, native language, nacionalidad, ciudadania, pais de nacimiento,
      pais de origen, lugar de nacimiento, nacionalidade, cidadania, pais de nascimento, naturalidade,
      local de nascimento, nationalite, citoyennete, pays de naissance, lieu de naissance, nationalitat,
      staatsangehorigkeit, staatsburgerschaft, geburtsland, geburtsort, muttersprache,
      migrationshintergrund, nazionalita, cittadinanza, luogo di nascita, nationaliteit, geboorteland
    `),
    notNames: phrases('citizen service, citizen contacts, citizen satisfaction'),
    values: phrases(`
      us citizen, eligible noncitizen, eligible non citizen, non citizen, noncitizen, permanent resident,
      green card, naturalized, naturalised, foreign national, work visa
    `),
    weakValues: phrases('citizen'),
  },
  {
    attribute: 'religion',
    names: phrases(`
      religion, religious, religious affiliation, religious belief, creed, denomination, religao,
      religiao, confession, konfession, religionszugehorigkeit, kirchensteuer, religione, religie,
      godsdienst, culto
    `),
    ambiguousNames: phrases('faith, belief, kirche, church'),
    values: phrases(`
      christian, muslim, hindu, buddhist, jewish, sikh, catholic, protestant, atheist, agnostic, islam,
      cristiano, cristiana, catolico, catolica, musulman, musulmana, judio, judia, cristao, muculmano,
      judeu, evangelico, chretien, catholique, musulmane, juif, juive, katholisch, evangelisch,
      muslimisch, judisch, romisch katholisch, christianity, hinduism, buddhism, judaism, orthodox,
      hindou, bouddhiste, ateo, ateu, athee, konfessionslos
    `),
    weakValues: phrases('none, other, no religion'),
  },
  {
    attribute: 'disability',
    names: phrases(`
      disability, disabled, disability status, handicap, handicapped, impairment, special needs,
      neurodivergent, discapacidad, discapacitado, minusvalia, deficiencia, pcd, rqth, invalidite,
      behinderung, schwerbehindert, schwerbehinderung, grad der behinderung, disabilita, invalidita,
      arbeidsbeperking, arbeidshandicap
    `),
    notNames: phrases(`
      disability insurance, disability premium, disabled account, account disabled, is disabled account,
      login disabled
    `),
    values: phrases(`
      disabled, not disabled, non disabled, schwerbehindert, with disability, without disability,
      no disability, discapacitado
    `),
  },
  {
    attribute: 'pregnancy or parenthood',
    names: phrases(`
      pregnant, pregnancy, maternity, paternity, maternity leave, parental status, parental leave,
      children, number of children, num children, kids, dependents, dependants, parenthood, is parent,
      family size, caregiver, embarazo, embarazada, maternidad, paternidad, hijos, numero de hijos,
      gravidez, gravida, maternidade, filhos, grossesse, enceinte, maternite, enfants, nombre d enfants,
      schwanger, schwangerschaft, elternzeit, kinder, kinderzahl, anzahl kinder, gravidanza, figli,
      numero figli, zwanger, zwangerschap, kinderen
    `),
    weakNames: phrases('son, sons, daughter, daughters'),
    notNames: phrases('children books, kinder garten'),
    values: phrases(`
      pregnant, not pregnant, embarazada, gravida, enceinte, schwanger, on maternity leave
    `),
  },
  {
    attribute: 'sexual orientation',
    names: phrases(`
      sexual orientation, sexuality, lgbt, lgbtq, lgbtqi, orientacion sexual, orientacao sexual,
      orientation sexuelle, sexuelle orientierung, orientamento sessuale, seksuele geaardheid,
      seksuele voorkeur
    `),
    values: phrases(`
      heterosexual, homosexual, bisexual, gay, lesbian, gay or lesbian, asexual, pansexual, queer,
      heterosexuell, homosexuell, bisexuell, heterosexuel, homosexuel, bisexuel, lesbiana, lesbica,
      lesbisch
    `),
    weakValues: phrases('straight, hetero'),
  },
  {
    attribute: 'veteran status',
    names: phrases(`
      veteran, veteran status, protected veteran, military status, military service, servicio militar,
      veterano, servico militar, ancien combattant, service militaire, wehrdienst, veterano di guerra,
      servizio militare
    `),
    notNames: phrases('veteran affairs, veteran program'),
    values: phrases(`
      veteran, non veteran, not a veteran, protected veteran, disabled veteran, i am not a veteran
    `),
  },
  {
    attribute: 'union membership',
    names: phrases(`
      union member, union membership, trade union, labor union, labour union, is union, unionized,
      unionised, union status, sindicato, sindicalizado, afiliacion sindical, afiliado sindicato,
      filiacao sindical, syndicat, syndique, appartenance syndicale, gewerkschaft, gewerkschaftsmitglied,
      gewerkschaftszugehorigkeit, iscritto sindacato, sindacato, vakbond, vakbondslid
    `),
    ambiguousNames: phrases('union'),
    notNames: phrases('credit union, union local code'),
    values: phrases(`
      union member, non union, not a union member, unionized, non unionized, sindicalizado
    `),
    weakValues: phrases('yes, no, y, n, true, false, 0, 1, si, sim, nao, oui, non, ja, nein'),
  },
  {
    attribute: 'political opinion',
    names: phrases(`
      political, political opinion, political party, political affiliation, party affiliation,
      party membership, politics, afiliacion politica, ideologia politica, partido politico,
      filiacao partidaria, opiniao politica, opinion politique, parti politique, politische meinung,
      parteizugehorigkeit, partei, opinione politica, politieke voorkeur
    `),
    notNames: phrases('office politics'),
    values: phrases('republican, democrat, socialist, conservative, liberal democrat, labour party'),
  },
  {
    attribute: 'health or genetics',
    names: phrases(`
      medical condition, health condition, reason for absence, absence reason, sickness reason, icd, health status, medical history, diagnosis, mental health,
      mental illness, illness, chronic disease, chronic illness, genetic, genetics, genetic test,
      blood type, blood group, body mass index, bmi, hiv, hiv status, covid status, vaccinated,
      vaccination status, smoker, social smoker, social drinker, medication,
      family history of mental illness, estado de salud, enfermedad, diagnostico, grupo sanguineo,
      condicion medica, fumador, estado de saude, doenca, condicao medica, tipo sanguineo, fumante,
      etat de sante, maladie, groupe sanguin, fumeur, gesundheitszustand, krankheit, diagnose, blutgruppe,
      raucher, impfstatus, stato di salute, malattia, gruppo sanguigno, gezondheid, ziekte, bloedgroep
    `),
    ambiguousNames: phrases('health, salud, saude, sante, gesundheit, salute, disease'),
    notNames: phrases(`
      health insurance, health ins, health plan, health benefits, health and safety, health care, health department,
      health sector, health score, illness insurance, krankheit versicherung, krankenversicherung
    `),
    weakValues: phrases(`
      good, fair, poor, very good, excellent, bad, healthy, ill, sick, yes, no, bueno, malo, bom, ruim,
      bon, mauvais, gut, schlecht
    `),
  },
]
