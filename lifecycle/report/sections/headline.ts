import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import { iconArraySvg, renderSvg } from '@cadre/charts/svg'
import type { Task } from '@cadre/learn'
import { html, trusted } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { auditWeight, auditWords } from '../write/audit-words.ts'
import { metricWords } from '../write/metric-words.ts'
import {
  perHundred,
  writeCount,
  writeInterval,
  writeNumber,
  writeRange,
  writeRough,
  writeShare,
} from '../write/numbers.ts'
import { writeInstantDay } from '../write/times.ts'

/** What was asked, and the answer in one sentence with a picture: the first thing on the page. */
export function headline(facts: StudyFacts): Html {
  const { result, outcome, subject } = facts
  // What forbids use comes before the answer; what recommends a model after it.
  const hasStop = result.refusal !== undefined || result.comparisonOnly
  return html`<section class="headline" aria-labelledby="title">
    <p class="scope">
      ${result.file} · ${writeCount(result.rows)} ${subject[1]} · ${writeInstantDay(result.createdAt)}
    </p>
    <h1 id="title">Predicting ${outcome}</h1>
    ${hasStop && verdict(facts)}${!result.refusal && answers[result.task](facts)}${!hasStop && verdict(facts)}${seriousPointer(facts)}
  </section> `
}

const shownSerious = 3

/** What must not be missed by whoever reads only this far. */
function seriousPointer({ result }: StudyFacts): Html | undefined {
  const serious = result.audit.filter((entry) => !entry.isIntersection && auditWeight(entry) === 'serious')
  if (serious.length === 0) return undefined
  const rest = serious.length - shownSerious
  return html`<ul class="cautions">
    ${serious
      .slice(0, shownSerious)
      .map(
        (entry) =>
          html`<li class="is-serious">
            <span class="tag">Serious</span> <a href="#cautions">${auditWords(entry).title}</a>
          </li> `,
      )}
    ${rest > 0 && html`<li class="is-serious"><span class="tag">Serious</span> <a href="#cautions">${rest} more</a></li>`}
  </ul>`
}

/** Whether there is a model to use, and why this one. */
function verdict({ result }: StudyFacts): Html {
  if (result.refusal) {
    return html`<div class="verdict is-serious" role="note">
      <p class="mark">No model is recommended</p>
      <ul>
        ${result.refusal.reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>
      <p>
        Nothing below should be used to look at a person. More rows, columns known before the outcome, or
        another question may change this.
      </p>
    </div>`
  }
  if (result.comparisonOnly) {
    return html`<div class="verdict is-serious" role="note">
      <p class="mark">For comparison only, never for use on people</p>
      <p>
        This model reads protected attributes. It shows what published figures rest on; a model in use may
        not.
      </p>
    </div>`
  }
  return html`<div class="verdict" role="note">
    <p class="mark">Recommended: ${result.model?.label}</p>
    <p>${result.model?.reason}</p>
  </div>`
}

const answers: Readonly<Record<Task, (facts: StudyFacts) => Html | undefined>> = {
  binary: rankingAnswer,
  multiclass: classAnswer,
  regression: numberAnswer,
}

/** Of a hundred with the highest scores, how many; of a hundred at random, how many. */
function rankingAnswer({ result, outcome, subject, baseRate }: StudyFacts): Html | undefined {
  const { threshold } = result
  if (!threshold || baseRate === undefined) return undefined
  const [found, chance] = [perHundred(threshold.precision.value), perHundred(baseRate)]
  return html`<p class="lead">
      Of 100 ${subject[1]} with the highest scores, about <strong>${found}</strong> had ${outcome}. Of 100
      picked at random, <strong>${chance}</strong>.
    </p>
    <div class="pair">
      ${hundred(found, { name: `highest ${writeShare(threshold.selectedShare)} of scores`, title: `${found} of 100 with the highest scores had ${outcome}`, isMain: true })}
      ${hundred(chance, { name: 'picked at random', title: `${chance} of 100 picked at random had ${outcome}`, isMain: false })}
    </div>
    <p class="definition">
      Counted on rows the model had not seen. “Highest” is a score of at least
      ${writeNumber(threshold.value)}: ${writeShare(threshold.selectedShare)} of the
      ${writeCount(result.rows)} ${subject[1]}. ${threshold.reason} The 95&nbsp;% interval of the ${found} is
      ${writeRange(asHundreds(threshold.precision), wholeNumber)}. Among them are
      ${perHundred(threshold.recall.value)} of every 100 ${subject[1]} with ${outcome}; the others are missed.
    </p>`
}

/** Of a hundred, how many get their right class; how many by always naming the most frequent. */
function classAnswer({ result, subject }: StudyFacts): Html | undefined {
  const { accuracy } = result.metrics
  const naive = result.baseline.metrics['accuracy']
  if (!accuracy || !naive) return undefined
  const [right, chance] = [perHundred(accuracy.value), perHundred(naive.value)]
  return html`<p class="lead">
      Of 100 ${subject[1]}, the model names the right ${result.target} for about <strong>${right}</strong>.
      Always naming the most frequent would be right for <strong>${chance}</strong>.
    </p>
    <div class="pair">
      ${hundred(right, { name: 'right by the model', title: `The model is right for ${right} of 100`, isMain: true })}
      ${hundred(chance, { name: 'right by naming the most frequent', title: `Naming the most frequent class is right for ${chance} of 100`, isMain: false })}
    </div>
    <p class="definition">
      Counted on rows the model had not seen, over ${result.classes.length} classes. The 95&nbsp;% interval of
      the ${right} is ${writeRange(asHundreds(accuracy), wholeNumber)}. Rare classes weigh little in this
      figure: macro F1, below, counts every class alike.
    </p>`
}

/** How far off the prediction is, beside always guessing the mean. */
function numberAnswer({ result, mainMetric }: StudyFacts): Html | undefined {
  const name = result.metrics['mae'] ? 'mae' : mainMetric
  const [error, naive] = [result.metrics[name], result.baseline.metrics[name]]
  if (!error || !naive) return undefined
  const explained = result.metrics['r2']
  return html`<p class="lead">
      The prediction is off by about <strong>${writeRough(error.value)}</strong>. Always guessing the mean
      would be off by <strong>${writeRough(naive.value)}</strong>.
    </p>
    <div class="plot errors">${trusted(errorBars(error.value, naive.value))}</div>
    <p class="definition">
      ${metricWords(name).label} in units of ${result.target}, on rows the model had not seen:
      ${writeInterval(error, writeRough)}, the interval being
      95&nbsp;%.${explained && ` It accounts for ${writeShare(Math.max(0, explained.value))} of the differences between rows (R²).`}
    </p>`
}

function errorBars(error: number, naive: number): string {
  const bars = [
    { label: 'the model', value: error },
    { label: 'guessing the mean', value: naive, isQuiet: true },
  ]
  return renderSvg(rankedBars(bars, { format: writeRough }), {
    id: 'errors',
    title: `Error of the model ${writeRough(error)}, of guessing the mean ${writeRough(naive)}`,
    height: rankedBarsHeight(bars.length),
  })
}

function hundred(
  count: number,
  { name, title, isMain }: { name: string; title: string; isMain: boolean },
): Html {
  return html`<div class="hundred${isMain && ' is-main'}">
    ${trusted(iconArraySvg(count, { title }))}
    <p><b>${count}</b> <span>of 100</span><br />${name}</p>
  </div>`
}

function wholeNumber(value: number): string {
  return String(Math.round(value))
}

function asHundreds({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low: low * 100, high: high * 100 }
}
