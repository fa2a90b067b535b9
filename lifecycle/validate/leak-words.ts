import { columnTokens, containsPhrase } from '@cadre/people'

/**
 * Words for what is known only once the outcome is: English, Spanish, Portuguese, French, German. A word alone
 * proves nothing ("exit_poll_training"); `suspectedLeak` asks the values too.
 */
const strongWords = words(`
  termination, terminated, termd, term date, term reason, term type, termreason, termtype, date of termination, separation,
  resigned, resignation, exit, exit interview, exit date, last day, last working day, last day worked, final pay,
  final paycheck, final settlement, severance, badge returned, equipment returned, offboarding, offboarded, quit, quit date, leaving date, leaving reason,
  reason for leaving, leave reason, date left, left date, left on, dismissal, dismissed, fired, laid off, layoff, retired,
  retirement date, notice given, notice date, rehire, eligible for rehire, attrition, turnover, churn, churned, departure, deceased,
  employment end, end of employment, contract end, end date, employment status, emp status, offer letter, offer accepted, offer date, joined, joining letter, onboarded,
  decision date, hired date, rejection, rejection reason, promoted on, promotion letter, score after, rating after, after training, post training, post test,
  baja, fecha de baja, fecha baja, motivo de baja, motivo baja, cese, fecha cese, despido, renuncia, salida, fecha salida, finiquito, ultimo dia,
  liquidacion, entrevista de salida, desligamento, demissao, data demissao, rescisao, saida, aviso previo, verbas rescisorias,
  depart, date de depart, date de sortie, motif de depart, motif de sortie, demission, licenciement, solde de tout compte, dernier jour,
  rupture, entretien de depart, austritt, austrittsdatum, austrittsgrund, kundigung, kundigungsgrund, kundigungsdatum,
  entlassung, letzter arbeitstag, abfindung, ausgeschieden, austrittsgesprach`)

/** Words that are harmless more often than not. */
const weakWords = words(`
  status, outcome, result, final, after, afterwards, post, resultado, estado, situacao, statut, ergebnis, nachher`)

/** On a date: the last time of something moves with the end of what it counts. */
const recencyWords = words(`
  last, latest, most recent, recent, final, ultimo, ultima, mas reciente, mais recente, dernier, derniere, letzte, letzter, letztes`)

export type PostOutcomeWording = 'strong' | 'weak' | 'recency'

/** Whether a name speaks of something that is known only after the outcome. */
export function postOutcomeWording(name: string, isDate: boolean): PostOutcomeWording | undefined {
  const tokens = columnTokens(name)
  if (containsPhrase(tokens, strongWords)) return 'strong'
  if (isDate && containsPhrase(tokens, recencyWords)) return 'recency'
  if (containsPhrase(tokens, weakWords)) return 'weak'
  return undefined
}

function words(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
}
