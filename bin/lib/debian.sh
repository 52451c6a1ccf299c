# Sourced by the commands that get packages of Debian.

# Prints the address from which this machine has its packages.
debian_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | sort -u | head -n 1
}
