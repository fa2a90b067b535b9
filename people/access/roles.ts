/** Who an account can be. An account may hold several; each is granted by a person, with a scope. */
export const roles = {
  hr_manager: { title: 'HR manager', holdsPeopleData: true, needsSecondFactor: true },
  recruiter: { title: 'Recruiter', holdsPeopleData: true, needsSecondFactor: true },
  lead: { title: 'Team lead', holdsPeopleData: true, needsSecondFactor: true },
  training_specialist: { title: 'Training specialist', holdsPeopleData: true, needsSecondFactor: true },
  employee: { title: 'Employee', holdsPeopleData: true, needsSecondFactor: false },
  data_scientist: { title: 'Data scientist', holdsPeopleData: true, needsSecondFactor: true },
  administrator: { title: 'Administrator', holdsPeopleData: false, needsSecondFactor: true },
  executive: { title: 'Executive', holdsPeopleData: true, needsSecondFactor: true },
} as const satisfies Record<string, { title: string; holdsPeopleData: boolean; needsSecondFactor: boolean }>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as readonly Role[]
