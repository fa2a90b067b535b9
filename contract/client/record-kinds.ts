// Made from the declarations in people/entities by write-route-table.ts.
/* oxlint-disable max-lines */

/** An amount in minor units with its currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** The fields of every kind of record; those that may be unknown are optional. */
export interface RecordFields {
  /** A unit of the organisation tree */
  readonly department: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** the unit it belongs to */
    readonly parentId?: string
    /** who leads it */
    readonly headId?: string
    /** cost centre */
    readonly costCentre?: string
  }
  /** What one unit of a currency is worth in another, from a date on */
  readonly exchange_rate: {
    /** currency that is bought */
    readonly from: string
    /** currency that is paid */
    readonly to: string
    /** units of `to` for one of `from` */
    readonly rate: number
  }
  /** A level of the job structure */
  readonly grade: {
    /** what people call it */
    readonly name: string
    /** order among grades, 1 the lowest */
    readonly rank: number
  }
  /** A kind of work that several people may do */
  readonly job: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** its family */
    readonly familyId?: string
    /** its grade */
    readonly gradeId?: string
    /** whether it leads people */
    readonly isManagement?: boolean
    /** what the work is */
    readonly description?: string
  }
  /** Jobs that ask for like skills */
  readonly job_family: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
  }
  /** A company or branch that employs people */
  readonly legal_entity: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** ISO 3166 code */
    readonly country: string
    /** ISO 4217 code */
    readonly currency?: string
  }
  /** A place where people work */
  readonly location: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** ISO 3166 code */
    readonly country: string
    /** second part of its ISO 3166-2 code, such as CA */
    readonly region?: string
    /** street and number */
    readonly street?: string
    /** postcode */
    readonly postcode?: string
    /** town or city */
    readonly city?: string
    /** IANA time zone */
    readonly timeZone?: string
    /** what sort of place */
    readonly kind?: 'office' | 'plant' | 'shop' | 'remote' | 'other'
  }
  /** What other employers pay for a full-time year of a job family and grade in a country, by a survey */
  readonly market_pay: {
    /** the family */
    readonly familyId: string
    /** the grade */
    readonly gradeId: string
    /** ISO 3166 code */
    readonly country: string
    /** name of the survey or table */
    readonly source: string
    /** day that the survey is of */
    readonly surveyedOn: string
    /** a tenth are paid less for a year */
    readonly percentile10?: Money
    /** a quarter are paid less for a year */
    readonly percentile25: Money
    /** half are paid less for a year */
    readonly median: Money
    /** three quarters are paid less for a year */
    readonly percentile75: Money
    /** nine tenths are paid less for a year */
    readonly percentile90?: Money
  }
  /** The range of yearly pay of a grade, in one currency and place */
  readonly pay_band: {
    /** the grade */
    readonly gradeId: string
    /** only for this family */
    readonly familyId?: string
    /** only for this country */
    readonly country?: string
    /** lowest yearly pay */
    readonly minimum: Money
    /** middle yearly pay */
    readonly midpoint: Money
    /** highest yearly pay */
    readonly maximum: Money
  }
  /** Work with an end */
  readonly project: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** who answers for it */
    readonly ownerId?: string
    /** when it should be done */
    readonly dueDate?: string
    /** where it stands */
    readonly status?: 'planned' | 'running' | 'paused' | 'done' | 'dropped'
    /** what it may cost */
    readonly budget?: Money
  }
  /** People who work together, whatever their department */
  readonly team: {
    /** what people call it */
    readonly name: string
    /** where it belongs */
    readonly departmentId?: string
    /** the team it is a part of */
    readonly parentId?: string
    /** who leads it */
    readonly leadId?: string
    /** what it is there for */
    readonly purposeText?: string
  }
  /** Where a person can be reached in private, and who in an emergency */
  readonly contact_details: {
    /** private address */
    readonly personalEmail?: string
    /** private number */
    readonly mobilePhone?: string
    /** street and number */
    readonly street?: string
    /** town */
    readonly city?: string
    /** postcode */
    readonly postcode?: string
    /** ISO 3166 code */
    readonly country?: string
    /** way to work */
    readonly commuteKm?: number
    /** who to call */
    readonly emergencyName?: string
    /** their number */
    readonly emergencyPhone?: string
    /** number of the state */
    readonly nationalId?: string
    /** account that pay goes to */
    readonly bankAccount?: string
    /** date of birth */
    readonly birthDate?: string
  }
  /** A person of the organisation, as colleagues know them */
  readonly person: {
    /** number in the payroll or HR system */
    readonly employeeNumber?: string
    /** given name */
    readonly firstName: string
    /** family name */
    readonly lastName: string
    /** the name they go by */
    readonly preferredName?: string
    /** address at work */
    readonly workEmail?: string
    /** number at work */
    readonly workPhone?: string
    /** language they want to be addressed in */
    readonly language?: string
    /** whether the person is made up */
    readonly isSynthetic?: boolean
  }
  /** What a person chose to say about protected attributes, kept apart, only to audit and mitigate */
  readonly protected_profile: {
    /** gender */
    readonly gender?: 'female' | 'male' | 'other' | 'prefers not to say'
    /** ethnicity as the person names it */
    readonly ethnicity?: string
    /** disability */
    readonly disability?: 'yes' | 'no' | 'prefers not to say'
    /** veteran */
    readonly veteran?: 'yes' | 'no' | 'prefers not to say'
    /** ISO 3166 code */
    readonly nationality?: string
    /** marital status */
    readonly maritalStatus?: string
    /** where it comes from */
    readonly source: 'self-identified' | 'imported'
  }
  /** Time off, asked for or taken */
  readonly absence: {
    /** why */
    readonly kind:
      | 'vacation'
      | 'sick'
      | 'personal'
      | 'jury duty'
      | 'volunteer'
      | 'bereavement'
      | 'parental'
      | 'unpaid'
      | 'other'
    /** where it stands */
    readonly status: 'requested' | 'approved' | 'declined' | 'cancelled'
    /** working days */
    readonly days?: number
    /** working hours, where it is counted in hours */
    readonly hours?: number
    /** what the person wrote */
    readonly note?: string
    /** who decided */
    readonly approverId?: string
  }
  /** A spell of employment, from hire to leaving; a rehire begins another */
  readonly employment: {
    /** the employer */
    readonly legalEntityId?: string
    /** kind of contract */
    readonly type: 'full time' | 'part time' | 'intern' | 'contractor' | 'freelance'
    /** whether the contract has an end */
    readonly isFixedTerm?: boolean
    /** first hire ever, where it was before this spell */
    readonly originalHireDate?: string
    /** where the person came from */
    readonly source?: string
    /** the group that payroll pays together */
    readonly payGroup?: string
    /** how it ended */
    readonly leavingKind?: 'voluntary' | 'involuntary' | 'retirement' | 'end of contract' | 'death' | 'other'
    /** why it ended */
    readonly leavingReason?: string
    /** whether a return is welcome */
    readonly wouldRehire?: boolean
  }
  /** What a person does, where and in which department */
  readonly job_assignment: {
    /** the job */
    readonly jobId?: string
    /** job title as printed */
    readonly title: string
    /** the department */
    readonly departmentId?: string
    /** the place of work */
    readonly locationId?: string
    /** the employer */
    readonly legalEntityId?: string
    /** the grade held */
    readonly gradeId?: string
    /** share of the working time, all assignments together at most 1 */
    readonly share: number
    /** whether it is the main one */
    readonly isPrimary: boolean
    /** why it began */
    readonly changeReason?: 'hire' | 'promotion' | 'transfer' | 'demotion' | 'reorganisation' | 'other'
  }
  /** Who a person reports to */
  readonly manager_line: {
    /** the manager */
    readonly managerId: string
    /** the line of command, or a dotted line */
    readonly kind: 'line' | 'dotted'
  }
  /** A person on a project */
  readonly project_allocation: {
    /** the project */
    readonly projectId: string
    /** what they do there */
    readonly role?: string
    /** share of time, all projects together at most 1 */
    readonly share: number
  }
  /** A person in a team */
  readonly team_membership: {
    /** the team */
    readonly teamId: string
    /** what they do there */
    readonly role?: string
    /** share of time, all teams together at most 1 */
    readonly share?: number
  }
  /** Hours and terms of a contract */
  readonly work_terms: {
    /** share of full time */
    readonly fte: number
    /** contracted hours */
    readonly weeklyHours?: number
    /** shift pattern */
    readonly shift?: string
    /** share of time worked away from the office */
    readonly remoteShare?: number
    /** overtime rule */
    readonly overtimeKind?: 'exempt' | 'non-exempt' | 'salaried non-exempt' | 'owner'
  }
  /** A payment made once */
  readonly bonus: {
    /** what it is for */
    readonly kind: 'performance' | 'sign-on' | 'retention' | 'referral' | 'equity' | 'other'
    /** amount */
    readonly amount: Money
    /** why */
    readonly note?: string
  }
  /** What a person is paid */
  readonly pay: {
    /** which part of pay */
    readonly component: 'base' | 'allowance' | 'shift premium' | 'other'
    /** amount for one period */
    readonly amount: Money
    /** what it is paid for */
    readonly period:
      | 'hour'
      | 'day'
      | 'week'
      | 'two weeks'
      | 'half month'
      | 'month'
      | 'quarter'
      | 'half year'
      | 'year'
    /** how often it is paid out */
    readonly frequency?:
      | 'hour'
      | 'day'
      | 'week'
      | 'two weeks'
      | 'half month'
      | 'month'
      | 'quarter'
      | 'half year'
      | 'year'
    /** why it changed */
    readonly changeReason?: 'hire' | 'merit' | 'promotion' | 'market' | 'correction' | 'other'
  }
  /** Something that reviews rate */
  readonly competency: {
    /** what people call it */
    readonly name: string
    /** what good looks like */
    readonly description?: string
  }
  /** How a review rates one competency */
  readonly competency_rating: {
    /** the review */
    readonly reviewId: string
    /** the competency */
    readonly competencyId: string
    /** rating */
    readonly rating: number
    /** why */
    readonly note?: string
  }
  /** Feedback given outside a round */
  readonly feedback: {
    /** who gave it */
    readonly authorId: string
    /** what sort */
    readonly kind: 'praise' | 'suggestion' | 'note'
    /** the feedback */
    readonly message: string
  }
  /** Something to reach: an objective, or a key result under one */
  readonly goal: {
    /** what is to be reached */
    readonly name: string
    /** objective or key result */
    readonly kind: 'objective' | 'key result' | 'development'
    /** the goal it serves */
    readonly parentId?: string
    /** the team it belongs to */
    readonly teamId?: string
    /** the department it belongs to */
    readonly departmentId?: string
    /** where it started */
    readonly startValue?: number
    /** where it should end */
    readonly targetValue?: number
    /** what is counted */
    readonly unit?: string
    /** share among the goals of the person */
    readonly weight?: number
    /** when */
    readonly dueDate?: string
    /** where it stands */
    readonly status: 'draft' | 'active' | 'done' | 'dropped'
  }
  /** A note on how a goal goes */
  readonly goal_check_in: {
    /** the goal */
    readonly goalId: string
    /** where it is now */
    readonly value?: number
    /** how it looks */
    readonly confidence?: 'on track' | 'at risk' | 'off track'
    /** what happened */
    readonly note?: string
  }
  /** A performance or workload figure that the organisation follows */
  readonly measure: {
    /** what people call it */
    readonly name: string
    /** what it counts */
    readonly unit: string
    /** which way is better */
    readonly direction: 'higher' | 'lower' | 'target'
    /** what it tells of */
    readonly aspect?: 'output' | 'service quality'
    /** only for this job family */
    readonly familyId?: string
    /** how it is counted */
    readonly definition?: string
  }
  /** A performance figure of a person over a period */
  readonly measure_value: {
    /** which figure */
    readonly measureId: string
    /** the figure */
    readonly value: number
    /** what was aimed at */
    readonly target?: number
    /** length of the period */
    readonly periodDays?: number
  }
  /** A review of a person, by the manager, the person or others */
  readonly review: {
    /** the round */
    readonly cycleId?: string
    /** who wrote it */
    readonly reviewerId?: string
    /** from which side */
    readonly kind: 'manager' | 'self' | 'peer' | 'upward'
    /** where it stands */
    readonly status: 'draft' | 'submitted' | 'calibrated' | 'published'
    /** overall rating, on the scale of the round */
    readonly rating?: number
    /** rating before calibration */
    readonly proposedRating?: number
    /** what went well */
    readonly strengths?: string
    /** what to grow */
    readonly growth?: string
    /** when the person it is about said to have read it */
    readonly acknowledgedOn?: string
  }
  /** A round of reviews */
  readonly review_cycle: {
    /** what people call it */
    readonly name: string
    /** first day that is looked at */
    readonly periodStart: string
    /** last day that is looked at */
    readonly periodEnd: string
    /** when reviews are due */
    readonly dueDate?: string
    /** where it stands */
    readonly status: 'planned' | 'open' | 'calibrating' | 'published' | 'closed'
    /** lowest rating */
    readonly scaleLowest: number
    /** highest rating */
    readonly scaleHighest: number
    /** share of people expected at each rating in percent, the lowest rating first */
    readonly expectedShares?: readonly string[]
  }
  /** Hours, load, tools and working together of a person over a period */
  readonly workload: {
    /** hours worked */
    readonly hours?: number
    /** hours over the contract */
    readonly overtimeHours?: number
    /** open tasks on average */
    readonly tasksOpen?: number
    /** hours in meetings */
    readonly meetingsHours?: number
    /** share of activity outside working hours */
    readonly afterHoursShare?: number
    /** messages sent outside working hours: how many, never what they say */
    readonly afterHoursMessages?: number
    /** hours lost to tools and systems that did not work */
    readonly toolsLostHours?: number
    /** requests for help with tools and systems */
    readonly helpRequests?: number
    /** people worked with */
    readonly peopleWorkedWith?: number
    /** other teams worked with */
    readonly teamsWorkedWith?: number
  }
  /** Something that can be learned */
  readonly course: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** who gives it */
    readonly provider?: string
    /** how it is given */
    readonly format?: 'classroom' | 'online' | 'blended' | 'coaching' | 'on the job'
    /** length */
    readonly hours?: number
    /** cost for one person */
    readonly cost?: Money
    /** what it teaches */
    readonly description?: string
    /** where to find it */
    readonly url?: string
  }
  /** A date on which a course is given */
  readonly course_session: {
    /** the course */
    readonly courseId: string
    /** first day */
    readonly startDate: string
    /** last day */
    readonly endDate?: string
    /** where */
    readonly locationId?: string
    /** how many can take part */
    readonly seats?: number
  }
  /** A skill that a course teaches */
  readonly course_skill: {
    /** the course */
    readonly courseId: string
    /** the skill */
    readonly skillId: string
    /** level reached, 0 to 5 */
    readonly level?: number
  }
  /** A person on a course, and how it went */
  readonly enrolment: {
    /** the course */
    readonly courseId: string
    /** the session */
    readonly sessionId?: string
    /** where it stands */
    readonly status: 'planned' | 'enrolled' | 'in progress' | 'completed' | 'failed' | 'cancelled'
    /** when it was completed */
    readonly completedOn?: string
    /** result, 0 to 1 */
    readonly score?: number
    /** hours spent */
    readonly hours?: number
    /** how the person rates it, 1 to 5 */
    readonly rating?: number
  }
  /** A skill that a job asks for */
  readonly job_skill: {
    /** the job */
    readonly jobId: string
    /** the skill */
    readonly skillId: string
    /** level asked for, 0 to 5 */
    readonly level: number
    /** whether the work cannot be done without it */
    readonly isEssential?: boolean
  }
  /** A skill a person has, how well, and how that is known */
  readonly person_skill: {
    /** the skill */
    readonly skillId: string
    /** level, 0 to 5 */
    readonly level: number
    /** who says so */
    readonly source: 'self' | 'manager' | 'peer' | 'course' | 'assessment' | 'résumé' | 'certificate'
    /** what shows it */
    readonly evidence?: string
  }
  /** A skill of the taxonomy */
  readonly skill: {
    /** what people call it */
    readonly name: string
    /** the broader skill */
    readonly parentId?: string
    /** what sort of skill */
    readonly kind?: 'knowledge' | 'skill' | 'language' | 'tool' | 'certificate'
    /** its address in an outside taxonomy */
    readonly uri?: string
    /** other words for it */
    readonly synonyms?: readonly string[]
  }
  /** Questions asked of people */
  readonly survey: {
    /** what people call it */
    readonly name: string
    /** what it is for */
    readonly kind: 'engagement' | 'pulse' | 'onboarding' | 'exit' | 'training' | 'other'
    /** whether answers are kept without a name */
    readonly isAnonymous: boolean
    /** what people read first */
    readonly introduction?: string
  }
  /** One answer of a response */
  readonly survey_answer: {
    /** the response */
    readonly responseId: string
    /** the question */
    readonly questionId: string
    /** point on the scale */
    readonly score?: number
    /** what was chosen */
    readonly chosen?: readonly string[]
    /** what was written */
    readonly comment?: string
  }
  /** A question of a survey */
  readonly survey_question: {
    /** the survey */
    readonly surveyId: string
    /** place in the survey */
    readonly order: number
    /** the question */
    readonly wording: string
    /** how it is answered */
    readonly kind: 'scale' | 'choice' | 'text'
    /** highest point of the scale */
    readonly scaleHighest?: number
    /** what can be chosen */
    readonly choices?: readonly string[]
    /** the theme it belongs to */
    readonly driver?: string
    /** whether a low answer is the good one */
    readonly isReversed?: boolean
  }
  /** That somebody answered a survey, with the groups that results may be shown by */
  readonly survey_response: {
    /** the wave */
    readonly waveId: string
    /** keyed digest that stops a second answer and tells nothing else */
    readonly respondentKey?: string
    /** department at the time */
    readonly departmentId?: string
    /** place at the time */
    readonly locationId?: string
    /** tenure at the time */
    readonly tenureBand?: string
  }
  /** One time that a survey is run */
  readonly survey_wave: {
    /** the survey */
    readonly surveyId: string
    /** what people call it */
    readonly name: string
    /** first day */
    readonly opensOn: string
    /** last day */
    readonly closesOn: string
    /** smallest group whose results are shown */
    readonly minimumGroup?: number
    /** only people of this department and those below it */
    readonly departmentId?: string
    /** only people of this place */
    readonly locationId?: string
  }
  /** What a new joiner and others do in the first months */
  readonly onboarding_plan: {
    /** the template it came from */
    readonly templateId?: string
    /** who helps */
    readonly buddyId?: string
    /** when full productivity was reached */
    readonly productiveOn?: string
    /** where it stands */
    readonly status: 'running' | 'done' | 'stopped'
  }
  /** One task of an onboarding plan */
  readonly onboarding_task: {
    /** the plan */
    readonly planId: string
    /** what to do */
    readonly name: string
    /** who does it */
    readonly ownerId?: string
    /** when */
    readonly dueDate: string
    /** when it was done */
    readonly doneOn?: string
    /** the course to take */
    readonly courseId?: string
  }
  /** What happens when somebody joins, by job or department */
  readonly onboarding_template: {
    /** what people call it */
    readonly name: string
    /** only for this job */
    readonly jobId?: string
    /** only for this department */
    readonly departmentId?: string
    /** days until full productivity is expected */
    readonly productiveAfterDays?: number
  }
  /** A task of an onboarding template */
  readonly onboarding_template_task: {
    /** the template */
    readonly templateId: string
    /** what people call it */
    readonly name: string
    /** who does it */
    readonly ownerKind: 'new joiner' | 'manager' | 'HR' | 'IT' | 'buddy'
    /** days after the first day (before it when negative) */
    readonly dueAfterDays: number
    /** a course to take */
    readonly courseId?: string
  }
  /** A candidate who applies for a requisition */
  readonly application: {
    /** the requisition */
    readonly requisitionId: string
    /** the posting it answers */
    readonly postingId?: string
    /** where it stands */
    readonly stageId?: string
    /** whether it goes on */
    readonly status: 'in process' | 'rejected' | 'hired' | 'withdrawn'
    /** when it came */
    readonly appliedOn: string
    /** where it came from */
    readonly source?: string
    /** who referred it */
    readonly creditedTo?: string
    /** why it was rejected */
    readonly rejectReason?: string
    /** who decided */
    readonly decidedBy?: string
  }
  /** An answer to a screening question */
  readonly application_answer: {
    /** the question */
    readonly question: string
    /** the answer */
    readonly answer?: string
  }
  /** A document that came with an application: what it is, where it is kept, and the digest that proves a copy */
  readonly attachment: {
    /** name of the file */
    readonly name: string
    /** what it is */
    readonly kind: 'résumé' | 'cover letter' | 'work sample' | 'certificate' | 'offer' | 'other'
    /** its media type, such as application/pdf */
    readonly mediaType?: string
    /** how long it is */
    readonly bytes?: number
    /** SHA-256 of its content, in hexadecimal */
    readonly contentHash?: string
    /** where it is kept */
    readonly address?: string
  }
  /** Somebody who may be hired */
  readonly candidate: {
    /** given name */
    readonly firstName: string
    /** family name */
    readonly lastName: string
    /** address */
    readonly email?: string
    /** number */
    readonly phone?: string
    /** what they do now */
    readonly currentTitle?: string
    /** where they work now */
    readonly currentCompany?: string
    /** public profiles */
    readonly links?: readonly string[]
    /** words to find them by */
    readonly tags?: readonly string[]
    /** whether they agreed to be written to */
    readonly canEmail?: boolean
    /** where they come from */
    readonly source?: string
    /** who they are in the organisation, when hired or internal */
    readonly employeeId?: string
  }
  /** A step that applications go through */
  readonly hiring_stage: {
    /** only for this requisition */
    readonly requisitionId?: string
    /** what people call it */
    readonly name: string
    /** place among stages */
    readonly order: number
    /** what happens in it */
    readonly kind:
      | 'applied'
      | 'screen'
      | 'interview'
      | 'assessment'
      | 'offer'
      | 'hired'
      | 'rejected'
      | 'withdrawn'
  }
  /** A conversation with a candidate */
  readonly interview: {
    /** the stage */
    readonly stageId?: string
    /** when it begins */
    readonly startsAt: string
    /** when it ends */
    readonly endsAt?: string
    /** who asks */
    readonly interviewerId?: string
    /** where it stands */
    readonly status: 'planned' | 'held' | 'cancelled' | 'missed'
  }
  /** What a candidate was offered */
  readonly offer: {
    /** where it stands */
    readonly status: 'draft' | 'approved' | 'sent' | 'signed' | 'declined' | 'withdrawn'
    /** yearly base pay */
    readonly amount: Money
    /** first day */
    readonly startDate?: string
    /** when it was sent */
    readonly sentOn?: string
  }
  /** What candidates read */
  readonly posting: {
    /** the requisition */
    readonly requisitionId: string
    /** what people call it */
    readonly name: string
    /** language of the text */
    readonly language?: string
    /** the text */
    readonly description: string
    /** whether only employees see it */
    readonly isInternal?: boolean
    /** where it stands */
    readonly status: 'draft' | 'published' | 'closed'
  }
  /** Permission to hire */
  readonly requisition: {
    /** what people call it */
    readonly name: string
    /** the short code it has in other systems */
    readonly code?: string
    /** the job */
    readonly jobId?: string
    /** where */
    readonly departmentId?: string
    /** the place */
    readonly locationId?: string
    /** who needs the person */
    readonly hiringManagerId?: string
    /** how many to hire */
    readonly openings: number
    /** where it stands */
    readonly status: 'draft' | 'open' | 'on hold' | 'filled' | 'cancelled'
    /** when the person is needed */
    readonly targetDate?: string
    /** whether only those who work on it know */
    readonly isConfidential?: boolean
  }
  /** Who works on a requisition; recruiters see its candidates while it holds */
  readonly requisition_member: {
    /** the requisition */
    readonly requisitionId: string
    /** as what */
    readonly role: 'recruiter' | 'hiring manager' | 'interviewer' | 'coordinator'
  }
  /** What an interviewer found, by criteria */
  readonly scorecard: {
    /** the interview */
    readonly interviewId?: string
    /** who wrote it */
    readonly authorId: string
    /** what the interviewer suggests */
    readonly recommendation: 'definitely no' | 'no' | 'yes' | 'strong yes' | 'no decision'
    /** the criterion */
    readonly criterion?: string
    /** rating, 1 to 5 */
    readonly rating?: number
    /** evidence */
    readonly notes?: string
    /** whether others may see it */
    readonly isSubmitted: boolean
  }
}

/** Which kind of record is at a path. */
export interface KindsByPath {
  readonly departments: 'department'
  readonly 'exchange-rates': 'exchange_rate'
  readonly grades: 'grade'
  readonly jobs: 'job'
  readonly 'job-families': 'job_family'
  readonly 'legal-entities': 'legal_entity'
  readonly locations: 'location'
  readonly 'market-pay': 'market_pay'
  readonly 'pay-bands': 'pay_band'
  readonly projects: 'project'
  readonly teams: 'team'
  readonly 'contact-details': 'contact_details'
  readonly 'person-profiles': 'person'
  readonly 'protected-profiles': 'protected_profile'
  readonly absences: 'absence'
  readonly employments: 'employment'
  readonly 'job-assignments': 'job_assignment'
  readonly 'manager-lines': 'manager_line'
  readonly 'project-allocations': 'project_allocation'
  readonly 'team-memberships': 'team_membership'
  readonly 'work-terms': 'work_terms'
  readonly bonuses: 'bonus'
  readonly pay: 'pay'
  readonly competencies: 'competency'
  readonly 'competency-ratings': 'competency_rating'
  readonly feedback: 'feedback'
  readonly goals: 'goal'
  readonly 'goal-check-ins': 'goal_check_in'
  readonly measures: 'measure'
  readonly 'measure-values': 'measure_value'
  readonly reviews: 'review'
  readonly 'review-cycles': 'review_cycle'
  readonly workloads: 'workload'
  readonly courses: 'course'
  readonly 'course-sessions': 'course_session'
  readonly 'course-skills': 'course_skill'
  readonly enrolments: 'enrolment'
  readonly 'job-skills': 'job_skill'
  readonly 'person-skills': 'person_skill'
  readonly skills: 'skill'
  readonly surveys: 'survey'
  readonly 'survey-answers': 'survey_answer'
  readonly 'survey-questions': 'survey_question'
  readonly 'survey-responses': 'survey_response'
  readonly 'survey-waves': 'survey_wave'
  readonly 'onboarding-plans': 'onboarding_plan'
  readonly 'onboarding-tasks': 'onboarding_task'
  readonly 'onboarding-templates': 'onboarding_template'
  readonly 'onboarding-template-tasks': 'onboarding_template_task'
  readonly applications: 'application'
  readonly 'application-answers': 'application_answer'
  readonly attachments: 'attachment'
  readonly candidates: 'candidate'
  readonly 'hiring-stages': 'hiring_stage'
  readonly interviews: 'interview'
  readonly offers: 'offer'
  readonly postings: 'posting'
  readonly requisitions: 'requisition'
  readonly 'requisition-members': 'requisition_member'
  readonly scorecards: 'scorecard'
}
