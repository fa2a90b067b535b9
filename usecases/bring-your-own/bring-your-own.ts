import { defineUseCase } from '@cadre/lifecycle/use-case'

/** Any table and any target, with the same life as every other question and no code. */
export const bringYourOwn = defineUseCase({
  name: 'bring-your-own',
  question: 'What can this table say about this column?',
  subject: 'one row of the file',
  candidates: {
    binary: ['logistic-regression', 'additive', 'decision-tree', 'random-forest', 'gradient-boosting'],
    multiclass: ['logistic-regression', 'additive', 'decision-tree', 'random-forest', 'gradient-boosting'],
    regression: ['ridge', 'additive', 'decision-tree', 'random-forest', 'gradient-boosting'],
  },
  limits: { minimumRows: 50, minimumPerClass: 10 },
  purposes: ['planning', 'audit'],
  review: 'A named person decides about each case, sees the reasons, and writes down why.',
  mustNever: [
    'Decide about a person from the score alone.',
    'Use the score for another purpose than the one it was made for.',
    'Show a person’s score to people who have no part in the decision.',
    'Read a reason as a cause: it says what the model used, not what would change the outcome.',
  ],
  adverse: ['whatever is decided from the table: it is not known beforehand'],
})
