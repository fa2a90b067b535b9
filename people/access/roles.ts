/** Who an account can be. An account may hold several; each is granted by a person, with a scope. */
export const roles = {
  hr_manager: { title: 'HR manager', holdsPeopleData: true },
  recruiter: { title: 'Recruiter', holdsPeopleData: true },
  lead: { title: 'Team lead', holdsPeopleData: true },
  training_specialist: { title: 'Training specialist', holdsPeopleData: true },
  employee: { title: 'Employee', holdsPeopleData: true },
  data_scientist: { title: 'Data scientist', holdsPeopleData: true },
  administrator: { title: 'Administrator', holdsPeopleData: false },
  executive: { title: 'Executive', holdsPeopleData: true },
} as const satisfies Record<string, { title: string; holdsPeopleData: boolean }>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as readonly Role[]
