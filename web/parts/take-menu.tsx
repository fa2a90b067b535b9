import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface TakeMenuProps {
  readonly isDisabled?: boolean
  /** Gives the figures as a CSV file. */
  readonly onCsv: () => void
  /** Files of the server, by their kind: addresses of the API. */
  readonly files: readonly { readonly kind: 'xlsx' | 'html'; readonly href: string }[]
}

/** The ways to take what a page shows along as a file. */
export function TakeMenu({ isDisabled = false, onCsv, files }: TakeMenuProps) {
  const t = useTranslations('parts')
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          className="no-print"
          disabled={isDisabled}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('take')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onCsv}>{t('takeAs.csv')}</Menu.Item>
        {files.map(({ kind, href }) => (
          <Menu.Item key={kind} component="a" href={href} download>
            {t(`takeAs.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
