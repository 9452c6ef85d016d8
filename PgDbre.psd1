@{
    RootModule           = 'module/bin/PgDbre.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0b6b53-4f0e-4d0a-9b39-6d0a54c9b1f7'
    Author               = 'PgDbre contributors'
    CompanyName          = 'PgDbre contributors'
    Copyright            = '(c) 2026 PgDbre contributors. MIT licence.'
    Description          = 'Database reliability engineering for PostgreSQL 13 to 18 and pgvector: find the slow query, explain it, recommend and build the index, prove the gain, report.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    TypesToProcess       = @('module/PgDbre.Types.ps1xml')
    FormatsToProcess     = @('module/PgDbre.Format.ps1xml')

    CmdletsToExport      = @(
        'Compare-PgPlan'
        'Connect-PgServer'
        'Disconnect-PgServer'
        'Export-PgReport'
        'Export-PgSchemaSnapshot'
        'Get-PgIndex'
        'Get-PgSandbox'
        'Get-PgServer'
        'Get-PgSlowQuery'
        'Get-PgTable'
        'Import-PgPlan'
        'Invoke-PgExplain'
        'Measure-PgQuery'
        'Measure-PgVectorIndex'
        'New-PgIndex'
        'New-PgIndexRecommendation'
        'Remove-PgIndex'
        'Show-PgPlan'
        'Start-PgSandbox'
        'Stop-PgSandbox'
        'Test-PgMigration'
        'Test-PgPlan'
        'Test-PgSchema'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'PostgreSQL', 'pgvector', 'Performance', 'Index', 'DBRE', 'DBA')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'First version: the main pipeline, from the slow query to the report.'
        }
    }
}
