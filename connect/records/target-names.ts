/**
 * How sheets call what goes to a target: English, Spanish, Portuguese, French and German, without accents. The
 * first target with the whole name wins; then the first with a part of it.
 */
export const targetNames: Readonly<Record<string, readonly string[]>> = {
  'person.employeeNumber':
    names(`employee number, employee id, employee no, emp id, emp no, emp number, empid, empnumber,
    staff id, staff number, personnel number, worker id, payroll number, badge number, numero de empleado, legajo,
    matricula, numero do funcionario, personalnummer, mitarbeiternummer, numero employe, employeenumber`),
  'person.fullName':
    names(`employee name, full name, name of employee, worker name, staff name, display name, display full name,
    nombre completo, nombre y apellido, apellidos y nombres, nome completo, nom complet, mitarbeiter, vollstandiger name, name`),
  'person.firstName': names(
    `first name, given name, forename, nombre, nombres, nome, primeiro nome, prenom, vorname, firstname`,
  ),
  'person.lastName': names(
    `last name, family name, surname, apellido, apellidos, sobrenome, nom, nom de famille, nachname, familienname, lastname`,
  ),
  'person.preferredName': names('preferred name, known as, nickname, nombre preferido, nome social, rufname'),
  'person.workEmail':
    names(`work email, work e mail, email, e mail, email address, business email, company email, correo, correo electronico,
    correo corporativo, e mail corporativo, adresse e mail, dienstliche e mail`),
  'person.workPhone': names(
    'work phone, office phone, business phone, telefono del trabajo, telefone comercial, diensttelefon',
  ),
  'person.language': names('language, preferred language, idioma, langue, sprache'),
  'contact_details.birthDate':
    names(`date of birth, birth date, birthdate, birthday, dob, fecha de nacimiento, fecha nacimiento, data de nascimento,
    date de naissance, geburtsdatum`),
  'contact_details.personalEmail': names(
    'personal email, private email, home email, correo personal, e mail pessoal',
  ),
  'contact_details.mobilePhone': names(
    'mobile phone, mobile, cell phone, personal phone, celular, movil, handy',
  ),
  'contact_details.street': names(
    'street, address, home address, street 1, direccion, endereco, adresse, strasse',
  ),
  'contact_details.city': names('home city, city of residence, ciudad de residencia, cidade'),
  'contact_details.postcode': names(
    'postcode, postal code, zip, zip code, codigo postal, cep, code postal, plz, postleitzahl',
  ),
  'contact_details.country': names('home country, country of residence, pais de residencia'),
  'contact_details.commuteKm': names(
    'distance from home, commute distance, commute km, distancia al trabajo',
  ),
  'contact_details.nationalId': names('national id, ssn, social security number, dni, cpf, curp, nif'),
  'contact_details.bankAccount': names('bank account, iban, cuenta bancaria, conta bancaria'),
  'employment.validFrom':
    names(`hire date, date of hire, date hired, dateof hire, start date, joining date, date of joining, employment start, fecha de ingreso,
    fecha de contratacion, fecha de alta, data de admissao, date d embauche, eintrittsdatum, einstellungsdatum`),
  'employment.lastDay':
    names(`termination date, date of termination, dateof termination, last day, last working day, exit date, end date, leaving date, fecha de baja,
    fecha de salida, fecha de cese, data de demissao, data de desligamento, date de depart, austrittsdatum`),
  'employment.originalHireDate': names('original hire date, first hire date, seniority date'),
  'employment.hasEnded': names('termd, terminated, attrition, left, has left, is terminated, left company'),
  'employment.years': names(
    'years at company, tenure years, experience years at this company, time spend company, years of service, antiguedad',
  ),
  'employment.type': names(
    'employment type, contract type, worker type, tipo de contrato, type de contrat, vertragsart',
  ),
  'employment.leavingKind': names(
    'termination type, leaving kind, separation type, exit type, employment status, tipo de baja',
  ),
  'employment.leavingReason': names(
    'term reason, termination reason, reason for leaving, leaving reason, exit reason, motivo de baja, motivo de salida',
  ),
  'employment.source': names(
    'recruitment source, source of hire, hiring source, recruiting channel, fuente de reclutamiento',
  ),
  'employment.legalEntityId': names(
    'legal entity, company, employer, empresa, sociedad, societe, firma, gesellschaft',
  ),
  'work_terms.fte': names('fte, full time equivalent'),
  'work_terms.weeklyHours': names(
    'weekly hours, hours per week, contracted hours, horas semanales, wochenstunden',
  ),
  'work_terms.overtimeKind': names('flsa status, overtime status, exempt'),
  'job_assignment.job': names(
    `job, job title, title, position, position title, job role, emp job role, role name, puesto, cargo, posicion, funcao, poste, intitule du poste, stelle, funktion, berufsbezeichnung`,
  ),
  'job_assignment.departmentId': names(
    `department, dept, emp department, department name, team department, departamento, area, departement, service, abteilung, setor`,
  ),
  'job_assignment.locationId': names(
    'location, work location, office, site, workplace, ubicacion, sede, local de trabalho, lieu de travail, standort',
  ),
  'job_assignment.gradeId': names('grade, job grade, pay grade, band, grado, nivel salarial'),
  'manager_line.managerId':
    names(`manager name, manager, supervisor, supervisor name, reports to, line manager, reporting manager, jefe, jefe directo, gestor, gerente, responsable,
    vorgesetzter, vorgesetzte, manager email, manager employee number, manager number`),
  'pay.amount':
    names(`salary, base salary, base pay, annual salary, yearly salary, monthly salary, monthly income, pay rate, pay, wage, annual pay, salario, sueldo, salario base, salaire,
    gehalt, jahresgehalt, remuneracion`),
  'pay.period': names('pay period, pay frequency, paid per, salary period, periodo de pago'),
  'protected_profile.gender': names('gender, sex, sexo, genero, sexe, geschlecht'),
  'protected_profile.ethnicity': names(
    'ethnicity, race, race desc, race ethnicity, etnia, raza, raca, ethnie',
  ),
  'protected_profile.maritalStatus': names(
    'marital status, marital desc, civil status, estado civil, situation familiale, familienstand',
  ),
  'protected_profile.disability': names(
    'disability, disability status, discapacidad, deficiencia, behinderung',
  ),
  'protected_profile.veteran': names('veteran, veteran status'),
  'protected_profile.nationality': names(
    'nationality, nacionalidad, nacionalidade, nationalite, staatsangehorigkeit',
  ),
  'review.rating': names(
    'perf score id, performance rating, performance score, review rating, last rating, calificacion de desempeno, avaliacao de desempenho',
  ),
  'review.validFrom': names(
    'last performance review date, review date, last review date, fecha de evaluacion',
  ),
  'candidate.firstName': names('candidate first name, applicant first name, candidate given name'),
  'candidate.lastName': names('candidate last name, applicant last name, candidate family name'),
  'candidate.email': names(
    'candidate email, applicant email, candidate e mail, email do candidato, correo del candidato',
  ),
  'candidate.phone': names('candidate phone, applicant phone'),
  'candidate.source': names('candidate source, applicant source'),
  'application.requisitionId': names(
    'requisition, requisition name, vacancy, job requisition, vacante, vaga, stelle',
  ),
  'application.appliedOn': names(
    'applied on, application date, date applied, fecha de postulacion, data da candidatura',
  ),
  'application.status': names('application status, candidate status'),
  'enrolment.courseId': names('course, course name, training, training program name, curso, formation, kurs'),
  'enrolment.completedOn': names(
    'completed on, completion date, training date, fecha de finalizacion, data de conclusao',
  ),
  'enrolment.score': names('course score, training score'),
  'enrolment.hours': names('training hours, course hours, horas de formacion'),
  'market_pay.familyId':
    names(`job family, family, job function, function, familia de puestos, familia, familia profesional,
    familia de cargos, famille d emplois, jobfamilie`),
  'market_pay.gradeId':
    names(`grade, level, job grade, job level, pay grade, career level, grado, nivel, nivel salarial, niveau,
    stufe`),
  'market_pay.country': names('country, country code, pais, pays, land'),
  'market_pay.source': names(
    'source, survey, survey name, survey source, data source, fuente, encuesta, fonte, pesquisa, quelle',
  ),
  'market_pay.surveyedOn': names(
    'survey date, surveyed on, date of survey, data date, data effective date, fecha de la encuesta, data da pesquisa',
  ),
  'market_pay.currency': names('currency, currency code, moneda, moeda, devise, wahrung'),
  'market_pay.percentile10': names('p10, percentile 10, 10th percentile, percentil 10'),
  'market_pay.percentile25': names(
    'p25, percentile 25, 25th percentile, percentil 25, lower quartile, first quartile, q1',
  ),
  'market_pay.median': names(
    'p50, percentile 50, 50th percentile, percentil 50, median, market median, mediana, q2',
  ),
  'market_pay.percentile75': names(
    'p75, percentile 75, 75th percentile, percentil 75, upper quartile, third quartile, q3',
  ),
  'market_pay.percentile90': names('p90, percentile 90, 90th percentile, percentil 90'),
  'market_pay.validFrom': names(
    'effective date, effective from, valid from, effective, fecha efectiva, vigente desde, data efetiva, vigencia desde',
  ),
  'market_pay.validTo': names('effective to, effective until, valid to, vigente hasta, vigencia ate'),
  'row.asOf': names(
    'effective date, valid from, change date, as of, date effective, fecha efectiva, fecha de vigencia, data efetiva, date d effet, gultig ab',
  ),
}

function names(text: string): string[] {
  return text.split(',').map((name) => name.replaceAll(/\s+/g, ' ').trim())
}
