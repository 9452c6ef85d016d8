<#
.SYNOPSIS
Builds, tests, packs or cleans PgDbre. Every task is one call of dotnet: the project files do the work.

.EXAMPLE
./build.ps1
Builds the solution and stages the module: Import-Module ./PgDbre.psd1 works afterwards.

.EXAMPLE
./build.ps1 Test
Runs every test; those that need a server start a sandbox.

.EXAMPLE
./build.ps1 Pack
Makes out/PgDbre, the module folder as it is published.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pack', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = $(if ($Task -eq 'Pack') { 'Release' } else { 'Debug' })
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'PgDbre.sln'

switch ($Task) {
    'Build' { dotnet build $solution --configuration $Configuration }
    'Test' { dotnet test $solution --configuration $Configuration }
    'Pack' { dotnet build (Join-Path $PSScriptRoot 'src/PgDbre/PgDbre.csproj') --configuration $Configuration }
    'Clean' { dotnet clean $solution --configuration $Configuration }
}

exit $LASTEXITCODE
